#pragma once
// A web server of this machine, for tests of network sources.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <string>
#include <thread>
#include <utility>

namespace eb::test {

// Answers with files from memory, also with parts of them, as web servers do, until it goes out of scope.
class FileServer {
 public:
  explicit FileServer(std::map<std::string, std::string> files) : m_files{std::move(files)} {
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(m_socket, plain, size) != 0 || ::listen(m_socket, 16) != 0 || ::getsockname(m_socket, plain, &size) != 0)
      ADD_FAILURE() << "no server";
    m_port = ntohs(address.sin_port);
    m_thread = std::jthread{[this] { serve(); }};
  }
  ~FileServer() {
    ::shutdown(m_socket, SHUT_RDWR);
    m_thread.join();
    ::close(m_socket);
  }
  FileServer(const FileServer&) = delete;
  FileServer& operator=(const FileServer&) = delete;

  [[nodiscard]] std::string address(const std::string& file) const {
    return "http://127.0.0.1:" + std::to_string(m_port) + "/" + file;
  }

 private:
  void serve() const {
    for (int client = -1; (client = ::accept(m_socket, nullptr, nullptr)) >= 0; ::close(client)) {
      std::string request;
      char c = 0;
      while (!request.ends_with("\r\n\r\n") && ::recv(client, &c, 1, 0) == 1) request += c;
      const std::string reply = answer(request);
      (void)!::send(client, reply.data(), reply.size(), MSG_NOSIGNAL);
    }
  }
  [[nodiscard]] std::string answer(const std::string& request) const {
    const auto slash = request.find('/');
    const auto found = m_files.find(request.substr(slash + 1, request.find(' ', slash) - slash - 1));
    if (found == m_files.end()) return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    std::string body = found->second, status = "200 OK", range;
    if (const auto at = request.find("Range: bytes="); at != std::string::npos) {
      const std::size_t from = std::stoul(request.substr(at + 13));
      const std::size_t to = std::min(body.size() - 1, std::stoul(request.substr(request.find('-', at) + 1)));
      range = "Content-Range: bytes " + std::to_string(from) + "-" + std::to_string(to) + "/" +
              std::to_string(body.size()) + "\r\n";
      body = body.substr(from, to - from + 1);
      status = "206 Partial Content";
    }
    const auto length = std::to_string(body.size());
    if (request.starts_with("HEAD")) body.clear();
    return "HTTP/1.1 " + status + "\r\nAccept-Ranges: bytes\r\nConnection: close\r\n" + range +
           "Content-Length: " + length + "\r\n\r\n" + body;
  }

  std::map<std::string, std::string> m_files;
  int m_socket = -1, m_port = 0;
  std::jthread m_thread;
};

}  // namespace eb::test
