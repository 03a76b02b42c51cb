#include "render/map_passes.h"

namespace eb::render {

bool bind_class_table(const DrawItem& item, const PassContext& context) {
  if (item.class_table == 0) return true;
  const auto* table = context.cache.class_table(item.class_table);
  if (table == nullptr) return false;
  glActiveTexture(GL_TEXTURE0 + class_table_unit);
  glBindTexture(GL_TEXTURE_BUFFER, table->texels.id());
  glActiveTexture(GL_TEXTURE0);
  return true;
}

}  // namespace eb::render
