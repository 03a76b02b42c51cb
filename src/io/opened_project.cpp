#include "io/opened_project.h"

#include "core/atomic_file.h"

namespace eb::io {

DiskState disk_state(const OpenedProject& project) {
  const auto identity = identity_of(project.path);
  if (!identity) return DiskState::Gone;
  if (identity == project.identity) return DiskState::AsOpened;
  if (identity->size != project.base.text.size()) return DiskState::Changed;
  const auto bytes = core::read_file(project.path, project.base.text.size());
  return bytes && *bytes == project.base.text ? DiskState::AsOpened : DiskState::Changed;
}

}  // namespace eb::io
