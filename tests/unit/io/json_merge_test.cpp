// A change in a JSON text leaves everything else as somebody wrote it.
#include "io/json_merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <random>

namespace eb::io {
namespace {

// What a text means, as the writers build it.
JsonTree tree_of(const nlohmann::ordered_json& json) {
  if (json.is_object()) {
    auto tree = JsonTree::object();
    for (const auto& [key, value] : json.items()) tree.set(key, tree_of(value));
    return tree;
  }
  if (json.is_array()) {
    auto tree = JsonTree::list();
    for (const auto& item : json) tree.push(tree_of(item));
    return tree;
  }
  if (json.is_string()) return JsonTree::text(json.get<std::string>());
  if (json.is_boolean()) return JsonTree::truth(json.get<bool>());
  return json.is_number_integer() ? JsonTree::whole(json.get<std::int64_t>()) : JsonTree::number(json.get<double>());
}

JsonTree tree_of(const std::string& text) {
  return tree_of(nlohmann::ordered_json::parse(text));
}

std::string merged(const std::string& old, const std::string& before, const std::string& after) {
  return merge_json(old, tree_of(before), tree_of(after));
}

TEST(JsonMerge, TouchesOnlyTheValueThatChanged) {
  EXPECT_EQ(merged("{ \"a\" :1.50,\n   \"b\": [ 1,2 ] }\n", R"({"a": 1.5, "b": [1, 2]})", R"({"a": 1.5, "b": [1, 3]})"),
            "{ \"a\" :1.50,\n   \"b\": [ 1,3 ] }\n");
}

TEST(JsonMerge, KeepsWhatNobodyKnows) {
  EXPECT_EQ(merged(R"({"mine": {"x": 1}, "a": 1})", R"({"a": 1})", R"({"a": 2})"), R"({"mine": {"x": 1}, "a": 2})");
}

TEST(JsonMerge, ValuesAsUsualGetWrittenAndGoAgain) {
  EXPECT_EQ(merged(R"({"a": 1, "c": 3})", R"({"a": 1, "c": 3})", R"({"a": 1, "b": 2, "c": 3})"),
            R"({"a": 1,"b": 2, "c": 3})");
  EXPECT_EQ(merged("{\n  \"a\": 1,\n  \"c\": 3\n}", R"({"a": 1, "c": 3})", R"({"a": 1, "b": 2, "c": 3})"),
            "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}");
  EXPECT_EQ(merged("{\n  \"a\": 1,\n  \"c\": 3\n}", R"({"a": 1, "c": 3})", R"({"a": 1})"), "{\n  \"a\": 1\n}");
  EXPECT_EQ(merged("{\n  \"a\": 1,\n  \"c\": 3\n}", R"({"a": 1, "c": 3})", R"({"c": 3})"), "{\n  \"c\": 3\n}");
}

TEST(JsonMerge, ThingsWithAnIdKeepTheirTextWhereverTheyGo) {
  const std::string old = R"([
  {"id": "one", "note": "mine",   "v": 1},
  {"id": "two", "v": 2}
])";
  EXPECT_EQ(merged(old, R"([{"id": "one", "v": 1}, {"id": "two", "v": 2}])",
                   R"([{"id": "two", "v": 2}, {"id": "new", "v": 9}, {"id": "one", "v": 7}])"),
            R"([
  {"id": "two", "v": 2},
  { "id": "new", "v": 9 },
  {"id": "one", "note": "mine",   "v": 7}
])");
}

TEST(JsonMerge, ItemsWithoutAnIdKeepTheirTextAroundAChange) {
  EXPECT_EQ(merged("[ {\"k\":1 },{\"k\":2 } ,{\"k\":3 }]", R"([{"k":1},{"k":2},{"k":3}])",
                   R"([{"k":1},{"k":8},{"k":9},{"k":3}])"),
            "[ {\"k\":1 }, { \"k\": 8 }, { \"k\": 9 },{\"k\":3 }]");
}

TEST(JsonMerge, BracketsInTextsAreNoBrackets) {
  EXPECT_EQ(
      merged(R"({"a": "}],\"{[", "b\"]": 1})", R"({"a": "}],\"{[", "b\"]": 1})", R"({"a": "}],\"{[", "b\"]": 2})"),
      R"({"a": "}],\"{[", "b\"]": 2})");
}

TEST(JsonMerge, ALineThatGetsTooLongIsBroken) {
  const std::string more(120, 'x');
  const auto text =
      merged("{\n  \"a\": {\"b\": 1}\n}", R"({"a": {"b": 1}})", R"({"a": {"b": 1, "c": ")" + more + R"("}})");
  EXPECT_EQ(text, "{\n  \"a\": {\n    \"b\": 1,\n    \"c\": \"" + more + "\"\n  }\n}");
}

// Random values, random changes, random blanks: what comes out means what was wanted, whatever the text looked like.
class RandomJson {
 public:
  explicit RandomJson(unsigned seed) : m_random{seed} {}
  int pick(int most) { return std::uniform_int_distribution<int>{0, most}(m_random); }
  nlohmann::ordered_json value(int depth) {
    const int kind = pick(depth > 0 ? 6 : 3);
    if (kind == 0) return pick(1000) / 8.0;
    if (kind == 1) return pick(1000);
    if (kind == 2) return pick(1) == 1;
    if (kind == 3) return std::string{"t\"{]\\"} + std::to_string(pick(9));
    auto made = kind == 4 ? nlohmann::ordered_json::array() : nlohmann::ordered_json::object();
    for (int i = pick(4); i > 0; --i) {
      if (kind == 4) {
        made.push_back(value(depth - 1));
      } else {
        made["k" + std::to_string(pick(6))] = value(depth - 1);
      }
    }
    if (kind == 6 && pick(1) == 1) made["id"] = std::to_string(pick(5));
    return made;
  }
  nlohmann::ordered_json changed(nlohmann::ordered_json json, int depth) {
    if (pick(7) == 0) return value(depth);
    if (json.is_object()) {
      for (auto& [key, inside] : json.items()) inside = changed(inside, depth - 1);
      if (pick(3) == 0) json["k" + std::to_string(pick(9))] = value(depth - 1);
      if (pick(3) == 0) json.erase("k" + std::to_string(pick(6)));
    } else if (json.is_array()) {
      for (auto& inside : json) inside = changed(inside, depth - 1);
      if (pick(3) == 0) json.insert(json.begin() + pick(static_cast<int>(json.size())), value(depth - 1));
      if (pick(3) == 0 && !json.empty()) json.erase(json.begin() + pick(static_cast<int>(json.size()) - 1));
    }
    return json;
  }

 private:
  std::mt19937 m_random;
};

TEST(JsonMerge, WhateverChangesTheTextMeansIt) {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    RandomJson random{seed};
    const auto before = random.value(4);
    const auto after = random.changed(before, 4);
    for (const int indent : {-1, 0, 3}) {
      const auto text = before.dump(indent) + "\n";
      const auto out = merge_json(text, tree_of(before), tree_of(after));
      const auto read = nlohmann::json::parse(out, nullptr, false);
      ASSERT_EQ(read, nlohmann::json::parse(after.dump())) << "seed " << seed << "\n" << text << "\n" << out;
      if (before == after) {
        EXPECT_EQ(out, text);
      }
    }
  }
}

TEST(JsonTree, NumbersComeBackToTheBit) {
  std::mt19937_64 random{7};
  for (int i = 0; i < 100000; ++i) {
    const auto bits = random();
    double value = 0;
    static_assert(sizeof value == sizeof bits);
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isfinite(value)) continue;
    const auto read = nlohmann::json::parse(to_line(JsonTree::list({JsonTree::number(value)})))[0].get<double>();
    ASSERT_EQ(std::memcmp(&read, &value, sizeof value), 0) << value;
  }
  const auto zero = nlohmann::json::parse("[" + *JsonTree::number(-0.0).scalar() + "]")[0].get<double>();
  EXPECT_TRUE(std::signbit(zero));
}

TEST(JsonTree, BytesThatAreNoTextDoNotSpoilTheFile) {
  EXPECT_EQ(nlohmann::json::parse(*JsonTree::text("a\xFF"
                                                  "b")
                                       .scalar())
                .get<std::string>(),
            "a\xEF\xBF\xBD"
            "b");
}

}  // namespace
}  // namespace eb::io
