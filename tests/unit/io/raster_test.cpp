// Rasters of every common kind become an image in the project CRS, with what is no data transparent.
#include <gmock/gmock.h>

#include <cmath>
#include <functional>

#include "gdal_files.h"
#include "reader_fixture.h"

namespace eb::io {
namespace {

using model::RasterImage;
using testing::HasSubstr;

constexpr int width = 40, height = 30;
constexpr double west = 360'000, north = 5'720'000, cell_m = 100;
using Transform = std::array<double, 6>;
constexpr Transform north_up{west, cell_m, 0, north, 0, -cell_m};

struct Pixel {
  int r, g, b, a;
  friend bool operator==(const Pixel&, const Pixel&) = default;
  friend std::ostream& operator<<(std::ostream& out, Pixel p) {
    return out << p.r << ',' << p.g << ',' << p.b << ',' << p.a;
  }
};

class RasterTest : public ReaderTest {
 protected:
  // A GeoTIFF with one value for each band, column and row.
  using ValueAt = std::function<double(int band, int column, int row)>;
  struct Shape {
    GDALDataType type = GDT_Byte;
    int bands = 1;
    Transform transform = north_up;
    int epsg = 25832;
    StringList options = {};
  };
  GDALDatasetH create(const std::string& name, const Shape& shape, const ValueAt& value) const {
    GDALAllRegister();
    GDALDatasetH dataset = GDALCreate(GDALGetDriverByName("GTiff"), path(name).c_str(), width, height, shape.bands,
                                      shape.type, Options{shape.options}.get());
    Transform transform = shape.transform;
    GDALSetGeoTransform(dataset, transform.data());
    OGRSpatialReferenceH reference = make_reference(shape.epsg);
    GDALSetSpatialRef(dataset, reference);
    OSRDestroySpatialReference(reference);
    for (int band = 1; band <= shape.bands; ++band)
      for (int row = 0; row < height; ++row) {
        std::vector<double> line;
        for (int column = 0; column < width; ++column) line.push_back(value(band, column, row));
        EXPECT_EQ(GDALRasterIO(GDALGetRasterBand(dataset, band), GF_Write, 0, row, width, 1, line.data(), width, 1,
                               GDT_Float64, 0, 0),
                  CE_None);
      }
    return dataset;
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (m_folder / name).string(); }
  std::shared_ptr<const RasterImage> image_of(const std::string& name) const {
    const auto before = files();
    const auto loaded = load(path(name));
    EXPECT_TRUE(loaded) << core::to_text(loaded.error());
    EXPECT_EQ(files(), before);
    return loaded ? loaded->raster : nullptr;
  }
  static Pixel pixel(const RasterImage& image, int column, int row) {
    const std::size_t at =
        4 * (static_cast<std::size_t>(row) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(column));
    return {image.rgba[at], image.rgba[at + 1], image.rgba[at + 2], image.rgba[at + 3]};
  }
  // The pixel over a place in the project CRS.
  static Pixel pixel_at(const RasterImage& image, double x, double y) {
    return pixel(image, static_cast<int>((x - image.extent.min_x) / image.extent.width() * image.width),
                 static_cast<int>((image.extent.max_y - y) / image.extent.height() * image.height));
  }
};

TEST_F(RasterTest, ColoursWithTransparencyComeThrough) {
  GDALClose(create("rgba.tif", {GDT_Byte, 4, north_up, 25832, {"PHOTOMETRIC=RGB", "ALPHA=YES"}},
                   [](int band, int column, int) { return band == 4 ? (column < 20 ? 255 : 0) : band * 60; }));
  const auto image = image_of("rgba.tif");
  ASSERT_TRUE(image);
  EXPECT_FALSE(image->is_elevation);
  EXPECT_EQ(pixel_at(*image, west + 1000, north - 1500), (Pixel{60, 120, 180, 255}));
  EXPECT_EQ(pixel_at(*image, west + 3000, north - 1500).a, 0);
  EXPECT_NEAR(image->extent.min_x, west, 1);
  EXPECT_NEAR(image->extent.max_y, north, 1);
}

TEST_F(RasterTest, APaletteBecomesItsColours) {
  GDALDatasetH dataset = create("palette.tif", {}, [](int, int column, int) { return column < 20 ? 1 : 2; });
  GDALColorTableH colors = GDALCreateColorTable(GPI_RGB);
  const GDALColorEntry water{10, 80, 200, 255}, land{90, 160, 30, 255};
  GDALSetColorEntry(colors, 1, &water);
  GDALSetColorEntry(colors, 2, &land);
  GDALClose(dataset);
  dataset = GDALOpen(path("palette.tif").c_str(), GA_Update);
  GDALSetRasterColorTable(GDALGetRasterBand(dataset, 1), colors);
  GDALDestroyColorTable(colors);
  GDALClose(dataset);
  const auto image = image_of("palette.tif");
  ASSERT_TRUE(image);
  EXPECT_EQ(pixel_at(*image, west + 1000, north - 1500), (Pixel{10, 80, 200, 255}));
  EXPECT_EQ(pixel_at(*image, west + 3000, north - 1500), (Pixel{90, 160, 30, 255}));
}

TEST_F(RasterTest, SixteenBitsAreStretchedToWhatOccurs) {
  GDALClose(create("deep.tif", {GDT_UInt16}, [](int, int column, int) { return 1000 + column * 1000; }));
  const auto image = image_of("deep.tif");
  ASSERT_TRUE(image);
  EXPECT_FALSE(image->is_elevation);
  EXPECT_EQ(pixel_at(*image, west + 50, north - 1500), (Pixel{0, 0, 0, 255}));
  EXPECT_EQ(pixel_at(*image, west + width * cell_m - 50, north - 1500), (Pixel{255, 255, 255, 255}));
  EXPECT_NEAR(pixel_at(*image, west + 2050, north - 1500).r, 131, 5);
}

TEST_F(RasterTest, NoDataIsTransparent) {
  GDALDatasetH dataset = create("hole.tif", {GDT_Byte, 3, north_up, 25832, {"PHOTOMETRIC=RGB"}},
                                [](int, int column, int) { return column < 20 ? 200 : 7; });
  for (int band = 1; band <= 3; ++band) GDALSetRasterNoDataValue(GDALGetRasterBand(dataset, band), 7);
  GDALClose(dataset);
  const auto image = image_of("hole.tif");
  ASSERT_TRUE(image);
  EXPECT_EQ(pixel_at(*image, west + 1000, north - 1500), (Pixel{200, 200, 200, 255}));
  EXPECT_EQ(pixel_at(*image, west + 3000, north - 1500).a, 0);
}

TEST_F(RasterTest, ARotatedImageLiesWhereItsCornersSay) {
  const double c = std::cos(0.5) * cell_m, s = std::sin(0.5) * cell_m;  // turned by 0.5 rad
  const Transform turned{west, c, s, north, s, -c};
  GDALClose(create("turned.tif", {GDT_Byte, 1, turned},
                   [](int, int column, int row) { return column < 8 && row < 8 ? 250 : 100; }));
  const auto image = image_of("turned.tif");
  ASSERT_TRUE(image);
  const auto at = [&](double column, double row) {
    return pixel_at(*image, turned[0] + column * turned[1] + row * turned[2],
                    turned[3] + column * turned[4] + row * turned[5]);
  };
  EXPECT_EQ(at(4, 4), (Pixel{250, 250, 250, 255}));
  EXPECT_EQ(at(30, 20), (Pixel{100, 100, 100, 255}));
  EXPECT_EQ(pixel(*image, 0, 0).a, 0);  // beside the turned frame
}

TEST_F(RasterTest, DegreesAreBroughtToTheProject) {
  const Transform degrees{7.0, 0.005, 0, 51.6, 0, -0.005};
  GDALClose(create("degrees.tif", {GDT_Byte, 1, degrees, 4326}, [](int, int, int) { return 77; }));
  const auto image = image_of("degrees.tif");
  ASSERT_TRUE(image);
  EXPECT_EQ(image->source_crs, "EPSG:4326");
  EXPECT_EQ(pixel(*image, image->width / 2, image->height / 2), (Pixel{77, 77, 77, 255}));
  EXPECT_NEAR(image->extent.center().x, 368'300, 500);  // 7.1 E, 51.525 N
  EXPECT_NEAR(image->extent.center().y, 5'709'900, 500);
}

TEST_F(RasterTest, FlatGroundIsMidGreyAndSlopesAreNot) {
  const auto shade = [&](const std::string& name, const std::function<double(int)>& elevation) {
    GDALDatasetH dataset = create(name, {GDT_Float32}, [&](int, int column, int) { return elevation(column); });
    GDALSetRasterUnitType(GDALGetRasterBand(dataset, 1), "m");
    GDALClose(dataset);
    return image_of(name);
  };
  const auto flat = shade("flat.tif", [](int) { return 60.0; });
  ASSERT_TRUE(flat);
  EXPECT_TRUE(flat->is_elevation);
  const Pixel ground = pixel(*flat, width / 2, height / 2);
  EXPECT_NEAR(ground.r, 180, 30);
  const auto roof = shade("roof.tif", [](int column) { return 60.0 + 20.0 * std::min(column, width - column); });
  ASSERT_TRUE(roof);
  EXPECT_GT(pixel_at(*roof, west + 1000, north - 1500).r, ground.r);  // faces the light in the west
  EXPECT_LT(pixel_at(*roof, west + 3000, north - 1500).r, ground.r);
}

TEST_F(RasterTest, AGeoPackageOfSeveralRastersShowsThem) {
  GDALClose(create("grey.tif", {}, [](int, int, int) { return 90; }));
  GDALDatasetH grey = GDALOpen(path("grey.tif").c_str(), GA_ReadOnly);
  for (const char* table : {"RASTER_TABLE=a", "RASTER_TABLE=b"})
    GDALClose(GDALCreateCopy(GDALGetDriverByName("GPKG"), path("two.gpkg").c_str(), grey, FALSE,
                             Options{{table, "APPEND_SUBDATASET=YES"}}.get(), nullptr, nullptr));
  GDALClose(grey);
  const auto infos = shared_reader().info(path("two.gpkg"), false);
  ASSERT_TRUE(infos) << core::to_text(infos.error());
  EXPECT_EQ(infos->size(), 2U);
  const auto image = image_of("two.gpkg");
  ASSERT_TRUE(image);
  EXPECT_EQ(pixel_at(*image, west + 1000, north - 1500), (Pixel{90, 90, 90, 255}));
}

std::string sparse_image(const std::string& path, GDALDataType type, int block) {
  GDALAllRegister();
  constexpr int side = 200'000;
  const StringList options{"SPARSE_OK=TRUE", "TILED=YES", "BIGTIFF=YES", "BLOCKXSIZE=" + std::to_string(block),
                           "BLOCKYSIZE=" + std::to_string(block)};
  GDALDatasetH dataset =
      GDALCreate(GDALGetDriverByName("GTiff"), path.c_str(), side, side, 1, type, Options{options}.get());
  Transform transform{west, 1, 0, north, 0, -1};
  GDALSetGeoTransform(dataset, transform.data());
  OGRSpatialReferenceH reference = make_reference(25832);
  GDALSetSpatialRef(dataset, reference);
  OSRDestroySpatialReference(reference);
  GDALClose(dataset);
  return path;
}

TEST_F(RasterTest, HugeSparseImagesAreSampledInsteadOfFillingTheMemory) {
  for (const int block : {256, 4096, 65'536}) {  // one block of the last would fill 34 GB
    const auto loaded = load(sparse_image(path("sparse.tif"), block > 4096 ? GDT_Float64 : GDT_Byte, block));
    ASSERT_TRUE(loaded) << block << core::to_text(loaded.error());
    EXPECT_LE(std::max(loaded->raster->width, loaded->raster->height), 4096) << block;
    EXPECT_NEAR(loaded->raster->extent.width(), 200'000, 100) << block;
  }
}

TEST_F(RasterTest, ALargeImageIsSampledWithEverythingInItsPlace) {
  GDALAllRegister();
  constexpr int side_x = 30'000, side_y = 60;
  GDALDatasetH dataset =
      GDALCreate(GDALGetDriverByName("GTiff"), path("long.tif").c_str(), side_x, side_y, 1, GDT_Byte, nullptr);
  Transform transform{west, 10, 0, north, 0, -10};
  GDALSetGeoTransform(dataset, transform.data());
  OGRSpatialReferenceH reference = make_reference(25832);
  GDALSetSpatialRef(dataset, reference);
  OSRDestroySpatialReference(reference);
  std::vector<std::uint8_t> line(side_x);
  for (std::size_t i = 0; i < line.size(); ++i) line[i] = static_cast<std::uint8_t>(i / 1000 * 8);
  for (int row = 0; row < side_y; ++row)
    EXPECT_EQ(GDALRasterIO(GDALGetRasterBand(dataset, 1), GF_Write, 0, row, side_x, 1, line.data(), side_x, 1, GDT_Byte,
                           0, 0),
              CE_None);
  GDALClose(dataset);
  const auto image = image_of("long.tif");
  ASSERT_TRUE(image);
  for (const int thousand : {0, 7, 15, 29})
    EXPECT_EQ(pixel_at(*image, west + (thousand * 1000 + 500) * 10, north - 300).r, thousand * 8) << thousand;
}

TEST_F(RasterTest, TheGoodBlocksOfADamagedImageAreShown) {
  const Shape shape{GDT_Byte, 1, north_up, 25832, {"TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16", "COMPRESS=DEFLATE"}};
  GDALClose(create("damaged.tif", shape, [](int, int column, int row) { return column * 5 + row; }));
  GDALDatasetH dataset = GDALOpen(path("damaged.tif").c_str(), GA_ReadOnly);
  const std::string offset = GDALGetMetadataItem(GDALGetRasterBand(dataset, 1), "BLOCK_OFFSET_0_0", "TIFF");
  GDALClose(dataset);
  std::fstream file{path("damaged.tif"), std::ios::binary | std::ios::in | std::ios::out};
  file.seekp(std::stol(offset));
  file << std::string(20, '\xff');
  file.close();
  const auto loaded = load(path("damaged.tif"));
  ASSERT_TRUE(loaded) << core::to_text(loaded.error());
  EXPECT_THAT(problems_of(*loaded), testing::AllOf(HasSubstr("damaged.tif"), HasSubstr("get it again")));
  EXPECT_EQ(pixel_at(*loaded->raster, west + 3550, north - 2050), (Pixel{195, 195, 195, 255}));
  EXPECT_EQ(pixel_at(*loaded->raster, west + 500, north - 500).a, 0);  // the damaged one
}

}  // namespace
}  // namespace eb::io
