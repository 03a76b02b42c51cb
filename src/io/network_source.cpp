// Which GDAL names leave this machine.
#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "io/source_reader.h"

namespace eb::io {
namespace {

// In lower case, with blanks removed. The first list counts anywhere in a name, since archives nest
// (/vsizip//vsicurl/...), the second only where a name begins.
constexpr std::array anywhere{"http://",   "https://",  "ftp://",     "ftps://",  "sftp://",     "smb://", "s3://",
                              "gs://",     "ws://",     "wss://",     "/vsicurl", "/vsis3",      "/vsigs", "/vsiaz",
                              "/vsiadls",  "/vsioss",   "/vsiswift",  "/vsihdfs", "/vsiwebhdfs", "<wms",   "<gdal_wms",
                              "<gdal_wcs", "<wcs_gdal", "<gdal_wmts", "<ogrwfs",  "<service"};
constexpr std::array at_start{"wfs:",
                              "wms:",
                              "wmts:",
                              "wcs:",
                              "oapif:",
                              "oapif_collection:",
                              "pg:",
                              "postgresql:",
                              "mysql:",
                              "mssql:",
                              "oci:",
                              "odbc:",
                              "pgeo:",
                              "mongodb",
                              "couchdb:",
                              "es:",
                              "csw:",
                              "carto:",
                              "amigocloud:",
                              "plscenes:",
                              "ngw:",
                              "gft:",
                              "eedai:",
                              "eeda:",
                              "stacit:",
                              "stacta:",
                              "hana:",
                              "dods:",
                              "gmlas:http",
                              "georaster:",
                              "rasterlite2:http",
                              "pgraster:",
                              "wmstiled",
                              "iip:",
                              "elastic:",
                              "cad:http",
                              "daas:",
                              "ftp:",
                              "idb:"};

std::string plain_text(std::string_view text) {
  std::string plain;
  for (const char c : text.substr(0, 100'000))
    if (std::isspace(static_cast<unsigned char>(c)) == 0)
      plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return plain;
}

}  // namespace

bool is_network_source(const std::string& source) {
  const std::string plain = plain_text(source);
  const auto is_inside = [&](const char* part) { return plain.find(part) != std::string::npos; };
  const auto is_first = [&](const char* part) { return plain.rfind(part, 0) == 0; };
  return std::any_of(anywhere.begin(), anywhere.end(), is_inside) ||
         std::any_of(at_start.begin(), at_start.end(), is_first);
}

// Only of files that are nothing but a description of where the data is: in all others an address is a name, an icon,
// ...
bool leads_to_network(std::string_view text) {
  const std::string plain = plain_text(text);
  const auto is_inside = [&](std::string_view part) { return plain.find(part) != std::string::npos; };
  const bool is_virtual = is_inside("<ogrvrtdatasource") || is_inside("<vrtdataset");
  return std::any_of(anywhere.begin(), anywhere.end(),
                     [&](std::string_view part) { return (is_virtual || part.front() == '<') && is_inside(part); });
}

}  // namespace eb::io
