#include "platform/desktop_bus.h"

#include <gio/gio.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>

namespace eb::platform {
namespace {

constexpr int patience_ms = 3000;

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
using Connection = std::unique_ptr<GDBusConnection, Unref>;
using Cancellable = std::unique_ptr<GCancellable, Unref>;

struct UnrefVariant {
  void operator()(GVariant* value) const { g_variant_unref(value); }
};
using Variant = std::unique_ptr<GVariant, UnrefVariant>;

// Where desktops listen. Asked for by name only: GLib would start a bus where there is none.
std::string session_bus() {
  if (const char* given = std::getenv("DBUS_SESSION_BUS_ADDRESS"); given != nullptr && *given != '\0') return given;
  const char* runtime = std::getenv("XDG_RUNTIME_DIR");
  if (runtime == nullptr || *runtime == '\0') return {};
  const auto socket = std::filesystem::path{runtime} / "bus";
  std::error_code ignored;
  return std::filesystem::exists(socket, ignored) ? "unix:path=" + socket.string() : std::string{};
}

Connection connect(const std::string& address, GCancellable* cancellable) {
  constexpr auto flags = static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                           G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION);
  Connection connection{g_dbus_connection_new_for_address_sync(address.c_str(), flags, nullptr, cancellable, nullptr)};
  if (connection) g_dbus_connection_set_exit_on_close(connection.get(), FALSE);
  return connection;
}

struct Method {
  const char *service, *path, *interface;
};
constexpr Method screen_saver{"org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver",
                              "org.freedesktop.ScreenSaver"};
constexpr Method portal{"org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                        "org.freedesktop.portal.Inhibit"};

Variant ask_for(GDBusConnection* connection, const Method& method, GVariant* arguments, const char* answer,
                GCancellable* cancellable) {
  return Variant{g_dbus_connection_call_sync(connection, method.service, method.path, method.interface, "Inhibit",
                                             arguments, G_VARIANT_TYPE(answer), G_DBUS_CALL_FLAGS_NONE, patience_ms,
                                             cancellable, nullptr)};
}

GVariant* portal_arguments(const std::string& reason) {
  constexpr std::uint32_t idle = 8;
  GVariantBuilder options;
  g_variant_builder_init(&options, G_VARIANT_TYPE("a{sv}"));
  g_variant_builder_add(&options, "{sv}", "reason", g_variant_new_string(reason.c_str()));
  return g_variant_new("(sua{sv})", "", idle, &options);
}

}  // namespace

struct DesktopInhibition::Impl {
  Connection connection;
  std::uint32_t cookie = 0;
  bool has_cookie = false;
};

DesktopInhibition::DesktopInhibition(std::unique_ptr<Impl> impl) : m_impl{std::move(impl)} {}

// Those who keep a screen awake for us do so until this connection ends. The screen saver is told before; nobody waits
// for its answer.
DesktopInhibition::~DesktopInhibition() {
  auto* connection = m_impl->connection.get();
  if (m_impl->has_cookie) {
    g_dbus_connection_call(connection, screen_saver.service, screen_saver.path, screen_saver.interface, "UnInhibit",
                           g_variant_new("(u)", m_impl->cookie), nullptr, G_DBUS_CALL_FLAGS_NO_AUTO_START, patience_ms,
                           nullptr, nullptr, nullptr);
    g_dbus_connection_flush_sync(connection, nullptr, nullptr);
  }
  g_dbus_connection_close_sync(connection, nullptr, nullptr);
}

std::unique_ptr<DesktopInhibition> DesktopInhibition::ask(const std::string& app_id, const std::string& reason,
                                                          const std::stop_token& stop) {
  const auto address = session_bus();
  if (address.empty()) return nullptr;
  const Cancellable cancellable{g_cancellable_new()};
  const std::stop_callback cancel{stop, [&cancellable] { g_cancellable_cancel(cancellable.get()); }};
  auto connection = connect(address, cancellable.get());
  if (!connection) return nullptr;
  auto impl = std::make_unique<Impl>();
  if (const auto answer = ask_for(connection.get(), screen_saver, g_variant_new("(ss)", app_id.c_str(), reason.c_str()),
                                  "(u)", cancellable.get())) {
    g_variant_get(answer.get(), "(u)", &impl->cookie);
    impl->has_cookie = true;
  } else if (!ask_for(connection.get(), portal, portal_arguments(reason), "(o)", cancellable.get())) {
    return nullptr;
  }
  impl->connection = std::move(connection);
  return std::unique_ptr<DesktopInhibition>{new DesktopInhibition{std::move(impl)}};
}

}  // namespace eb::platform
