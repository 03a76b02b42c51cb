#pragma once
// Whose map a painter draws: the workspace's own document and session as they are at the moment, or others that share
// what the workspace has loaded.
#include "app/workspace.h"

namespace eb::app {

class PaintSubject {
 public:
  explicit PaintSubject(const Workspace& workspace) : m_workspace{workspace} {}
  // Both must outlive whoever draws them. The layers of `document` are those of the workspace, shown or not.
  PaintSubject(const Workspace& workspace, const model::Document& document, const session::Session& session)
      : m_workspace{workspace}, m_document{&document}, m_session{&session} {}

  [[nodiscard]] const model::Document& document() const {
    return m_document != nullptr ? *m_document : m_workspace.document();
  }
  [[nodiscard]] const session::Session& session() const {
    return m_session != nullptr ? *m_session : m_workspace.session();
  }
  [[nodiscard]] const session::AssetStore& assets() const { return m_workspace.session().assets; }

 private:
  const Workspace& m_workspace;
  const model::Document* m_document = nullptr;  // null = the workspace's own
  const session::Session* m_session = nullptr;
};

}  // namespace eb::app
