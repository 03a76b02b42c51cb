// The desktop is asked to stay awake over a bus of the test's own, with a desktop of the test's own behind it.
#include <gio/gio.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <future>
#include <mutex>
#include <thread>

#include "platform/screen_saver.h"

namespace eb::platform {
namespace {

constexpr const char* service = "org.freedesktop.ScreenSaver";
constexpr guint32 cookie = 42;

bool has_bus_program() {
  gchar* found = g_find_program_in_path("dbus-daemon");
  g_free(found);
  return found != nullptr;
}

// Answers like a desktop and remembers what it was asked.
class Desktop {
 public:
  Desktop() {
    m_thread = std::jthread{[this] { serve(); }};
    m_ready.get_future().wait();
  }
  ~Desktop() {
    g_main_loop_quit(m_loop);
    m_thread.join();
    g_main_loop_unref(m_loop);
    g_main_context_unref(m_context);
  }
  Desktop(const Desktop&) = delete;
  Desktop& operator=(const Desktop&) = delete;

  std::string asked_by() {
    const std::lock_guard lock{m_mutex};
    return m_app + ": " + m_reason;
  }
  std::future<guint32> released() { return m_released.get_future(); }

 private:
  void serve() {
    g_main_context_push_thread_default(m_context);
    auto* connection = g_dbus_connection_new_for_address_sync(
        std::getenv("DBUS_SESSION_BUS_ADDRESS"),
        static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                          G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION),
        nullptr, nullptr, nullptr);
    constexpr const char* description =
        "<node><interface name='org.freedesktop.ScreenSaver'>"
        "<method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
        "<arg type='u' direction='out'/></method>"
        "<method name='UnInhibit'><arg type='u' direction='in'/></method></interface></node>";
    auto* node = g_dbus_node_info_new_for_xml(description, nullptr);
    const GDBusInterfaceVTable calls{&Desktop::call, nullptr, nullptr, {}};
    g_dbus_connection_register_object(connection, "/org/freedesktop/ScreenSaver", node->interfaces[0], &calls, this,
                                      nullptr, nullptr);
    const auto owned = g_bus_own_name_on_connection(
        connection, service, G_BUS_NAME_OWNER_FLAGS_NONE,
        [](GDBusConnection*, const gchar*, gpointer self) { static_cast<Desktop*>(self)->m_ready.set_value(); },
        nullptr, this, nullptr);
    g_main_loop_run(m_loop);
    g_bus_unown_name(owned);
    g_dbus_node_info_unref(node);
    g_object_unref(connection);
    g_main_context_pop_thread_default(m_context);
  }
  static void call(GDBusConnection*, const gchar*, const gchar*, const gchar*, const gchar* method, GVariant* arguments,
                   GDBusMethodInvocation* invocation, gpointer self) {
    auto& desktop = *static_cast<Desktop*>(self);
    if (std::string{method} == "Inhibit") {
      const gchar *app = nullptr, *reason = nullptr;
      g_variant_get(arguments, "(&s&s)", &app, &reason);
      const std::lock_guard lock{desktop.m_mutex};
      desktop.m_app = app;
      desktop.m_reason = reason;
      g_dbus_method_invocation_return_value(invocation, g_variant_new("(u)", cookie));
    } else {
      guint32 given = 0;
      g_variant_get(arguments, "(u)", &given);
      desktop.m_released.set_value(given);
      g_dbus_method_invocation_return_value(invocation, nullptr);
    }
  }

  GMainContext* m_context = g_main_context_new();
  GMainLoop* m_loop = g_main_loop_new(m_context, FALSE);
  std::mutex m_mutex;
  std::string m_app, m_reason;
  std::promise<void> m_ready;
  std::promise<guint32> m_released;
  std::jthread m_thread;
};

void await_answer(const ScreenSaverGuard& guard) {
  while (guard.state() == Awake::Asking) std::this_thread::yield();
}

class ScreenSaver : public testing::Test {
 protected:
  void SetUp() override {
    unsetenv("DISPLAY");  // the bus alone
    unsetenv("XDG_RUNTIME_DIR");
    unsetenv("DBUS_SESSION_BUS_ADDRESS");
  }
};

TEST_F(ScreenSaver, TheDesktopIsAskedWithAReasonAndReleasedAtTheEnd) {
  if (!has_bus_program()) GTEST_SKIP() << "needs dbus-daemon, which is not installed";
  auto* bus = g_test_dbus_new(G_TEST_DBUS_NONE);
  g_test_dbus_up(bus);
  {
    Desktop desktop;
    auto released = desktop.released();
    {
      const ScreenSaverGuard guard{"emscherblick", "a show"};
      await_answer(guard);
      EXPECT_EQ(guard.state(), Awake::Kept);
      EXPECT_EQ(desktop.asked_by(), "emscherblick: a show");
    }
    EXPECT_EQ(released.get(), cookie);
  }
  g_test_dbus_down(bus);
  g_object_unref(bus);
}

TEST_F(ScreenSaver, ABusWithoutADesktopIsNoError) {
  if (!has_bus_program()) GTEST_SKIP() << "needs dbus-daemon, which is not installed";
  auto* bus = g_test_dbus_new(G_TEST_DBUS_NONE);
  g_test_dbus_up(bus);
  {
    const ScreenSaverGuard guard{"emscherblick", "a show"};
    await_answer(guard);
    EXPECT_EQ(guard.state(), Awake::NotKept);
  }
  g_test_dbus_down(bus);
  g_object_unref(bus);
}

TEST_F(ScreenSaver, WithoutABusNobodyIsAsked) {
  const ScreenSaverGuard guard{"emscherblick", "a show"};
  await_answer(guard);
  EXPECT_EQ(guard.state(), Awake::NotKept);
}

TEST_F(ScreenSaver, AnAddressThatLeadsNowhereIsNoError) {
  setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all", 1);
  setenv("DISPLAY", "no display at all", 1);
  const ScreenSaverGuard guard{"emscherblick", "a show"};
  await_answer(guard);
  EXPECT_EQ(guard.state(), Awake::NotKept);
  unsetenv("DISPLAY");
  unsetenv("DBUS_SESSION_BUS_ADDRESS");
}

}  // namespace
}  // namespace eb::platform
