#include "core/date_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace eb::core {
namespace {

// All words of one meaning, with blanks between them, in lower case. Short forms are followed by an optional full stop
// in the grammar.
struct Meaning {
  WordKind kind;
  int value;
  std::string_view words;
};

constexpr int number_of(WordKind kind) {
  return static_cast<int>(kind);
}

constexpr Meaning english[] = {
    {WordKind::Month, 1, "january jan"},
    {WordKind::Month, 2, "february feb"},
    {WordKind::Month, 3, "march mar"},
    {WordKind::Month, 4, "april apr"},
    {WordKind::Month, 5, "may"},
    {WordKind::Month, 6, "june jun"},
    {WordKind::Month, 7, "july jul"},
    {WordKind::Month, 8, "august aug"},
    {WordKind::Month, 9, "september sept sep"},
    {WordKind::Month, 10, "october oct"},
    {WordKind::Month, 11, "november nov"},
    {WordKind::Month, 12, "december dec"},
    {WordKind::Season, 1, "spring"},
    {WordKind::Season, 2, "summer"},
    {WordKind::Season, 3, "autumn fall"},
    {WordKind::Season, 4, "winter"},
    {WordKind::Quarter, 0, "q quarter"},
    {WordKind::Half, 0, "h half"},
    {WordKind::Century, 0, "century cent"},
    {WordKind::Decade, 0, "s"},
    {WordKind::Ordinal, 0, "th st nd rd"},
    {WordKind::Ordinal, 1, "first"},
    {WordKind::Ordinal, 2, "second"},
    {WordKind::Ordinal, 3, "third"},
    {WordKind::Ordinal, 4, "fourth"},
    {WordKind::Approximate, 0, "c ca circa about around approx approximately"},
    {WordKind::Uncertain, 0, "probably perhaps possibly"},
    {WordKind::Before, 0, "before"},
    {WordKind::After, 0, "after"},
    {WordKind::Since, 0, "since from"},
    {WordKind::Until, 0, "until till to"},
    {WordKind::Between, 0, "between"},
    {WordKind::And, 0, "and"},
    {WordKind::Portion, 0, "early"},
    {WordKind::Portion, 1, "mid"},
    {WordKind::Portion, 2, "late"},
    {WordKind::Era, 1, "bc bce"},
    {WordKind::Era, 0, "ad ce"},
    {WordKind::Open, 0, "present today now open"},
    {WordKind::Filler, 0, "the of in on year"},
};

constexpr Meaning german[] = {
    {WordKind::Month, 1, "januar jänner jan jän"},
    {WordKind::Month, 2, "februar feber feb"},
    {WordKind::Month, 3, "märz maerz mär mrz"},
    {WordKind::Month, 4, "april apr"},
    {WordKind::Month, 5, "mai"},
    {WordKind::Month, 6, "juni jun"},
    {WordKind::Month, 7, "juli jul"},
    {WordKind::Month, 8, "august aug"},
    {WordKind::Month, 9, "september sept sep"},
    {WordKind::Month, 10, "oktober okt"},
    {WordKind::Month, 11, "november nov"},
    {WordKind::Month, 12, "dezember dez"},
    {WordKind::Season, 1, "frühling frühjahr"},
    {WordKind::Season, 2, "sommer"},
    {WordKind::Season, 3, "herbst"},
    {WordKind::Season, 4, "winter"},
    {WordKind::Quarter, 0, "quartal"},
    {WordKind::Half, 0, "halbjahr hälfte"},
    {WordKind::Century, 0, "jahrhundert jahrhunderts jh jhd jhdt jhs"},
    {WordKind::Decade, 0, "er ern"},
    {WordKind::Ordinal, 0, "te ten ter"},
    {WordKind::Ordinal, 1, "erste ersten erstes"},
    {WordKind::Ordinal, 2, "zweite zweiten zweites"},
    {WordKind::Ordinal, 3, "drittes dritten"},
    {WordKind::Ordinal, 4, "viertes vierten"},
    {WordKind::Approximate, 0, "ca circa zirka um etwa gegen rund ungefähr"},
    {WordKind::Uncertain, 0, "vermutlich wahrscheinlich wohl vielleicht"},
    {WordKind::Before, 0, "vor"},
    {WordKind::After, 0, "nach"},
    {WordKind::Since, 0, "seit ab von"},
    {WordKind::Until, 0, "bis"},
    {WordKind::Between, 0, "zwischen"},
    {WordKind::And, 0, "und"},
    {WordKind::Portion, 0, "anfang"},
    {WordKind::Portion, 1, "mitte"},
    {WordKind::Portion, 2, "ende"},
    {WordKind::Open, 0, "heute offen"},
    {WordKind::Filler, 0, "im am den dem der des die das jahr jahre jahren jahres"},
};

constexpr Meaning dutch[] = {
    {WordKind::Month, 1, "januari jan"},
    {WordKind::Month, 2, "februari feb febr"},
    {WordKind::Month, 3, "maart mrt"},
    {WordKind::Month, 4, "april apr"},
    {WordKind::Month, 5, "mei"},
    {WordKind::Month, 6, "juni jun"},
    {WordKind::Month, 7, "juli jul"},
    {WordKind::Month, 8, "augustus aug"},
    {WordKind::Month, 9, "september sept sep"},
    {WordKind::Month, 10, "oktober okt"},
    {WordKind::Month, 11, "november nov"},
    {WordKind::Month, 12, "december dec"},
    {WordKind::Season, 1, "lente voorjaar"},
    {WordKind::Season, 2, "zomer"},
    {WordKind::Season, 3, "herfst najaar"},
    {WordKind::Season, 4, "winter"},
    {WordKind::Quarter, 0, "kwartaal"},
    {WordKind::Half, 0, "helft halfjaar"},
    {WordKind::Century, 0, "eeuw"},
    {WordKind::DecadeFirst, 0, "jaren"},
    {WordKind::Ordinal, 0, "e ste"},
    {WordKind::Ordinal, 1, "eerste"},
    {WordKind::Ordinal, 2, "tweede"},
    {WordKind::Ordinal, 3, "derde"},
    {WordKind::Ordinal, 4, "vierde"},
    {WordKind::Approximate, 0, "ca circa rond omstreeks ongeveer"},
    {WordKind::Uncertain, 0, "waarschijnlijk vermoedelijk misschien mogelijk wellicht"},
    {WordKind::Before, 0, "voor vóór"},
    {WordKind::After, 0, "na"},
    {WordKind::Since, 0, "sinds vanaf"},
    {WordKind::OfOrFrom, 0, "van"},
    {WordKind::Until, 0, "tot t/m"},
    {WordKind::Between, 0, "tussen"},
    {WordKind::And, 0, "en"},
    {WordKind::Portion, 0, "begin"},
    {WordKind::Portion, 1, "midden medio"},
    {WordKind::Portion, 2, "eind einde"},
    {WordKind::Open, 0, "heden vandaag nu"},
    {WordKind::Filler, 0, "de het jaar"},
};

// Nominative, genitive and locative; without their strokes, too, where a keyboard lacks them.
constexpr Meaning polish[] = {
    {WordKind::Month, 1, "styczeń stycznia styczniu styczen sty"},
    {WordKind::Month, 2, "luty lutego lutym lut"},
    {WordKind::Month, 3, "marzec marca marcu mar"},
    {WordKind::Month, 4, "kwiecień kwietnia kwietniu kwiecien kwi"},
    {WordKind::Month, 5, "maj maja maju"},
    {WordKind::Month, 6, "czerwiec czerwca czerwcu cze"},
    {WordKind::Month, 7, "lipiec lipca lipcu lip"},
    {WordKind::Month, 8, "sierpień sierpnia sierpniu sierpien sie"},
    {WordKind::Month, 9, "wrzesień września wrześniu wrzesien wrzesnia wrzesniu wrz"},
    {WordKind::Month, 10, "październik października październiku pazdziernik pazdziernika pazdzierniku paź paz"},
    {WordKind::Month, 11, "listopad listopada listopadzie lis"},
    {WordKind::Month, 12, "grudzień grudnia grudniu grudzien gru"},
    {WordKind::Season, 1, "wiosna wiosną wiosny"},
    {WordKind::Season, 2, "lato latem"},
    {WordKind::Season, 3, "jesień jesienią jesieni jesien"},
    {WordKind::Season, 4, "zima zimą zimy"},
    {WordKind::Quarter, 0, "kwartał kwartale kwartału kw"},
    {WordKind::Half, 0, "połowa połowie połowy poł półrocze półroczu"},
    {WordKind::Century, 0, "wiek wieku"},
    {WordKind::DecadeFirst, 0, "lata lat latach dekada dekadzie dekady"},
    {WordKind::Ordinal, 1, "pierwsza pierwszej pierwszy pierwsze pierwszym"},
    {WordKind::Ordinal, 2, "druga drugiej drugi drugie drugim"},
    {WordKind::Ordinal, 3, "trzeci trzecim"},
    {WordKind::Ordinal, 4, "czwarty czwartym"},
    {WordKind::Approximate, 0, "około ok"},
    {WordKind::Uncertain, 0, "prawdopodobnie przypuszczalnie możliwe być może"},
    {WordKind::Before, 0, "przed"},
    {WordKind::After, 0, "po"},
    {WordKind::Since, 0, "od począwszy"},
    {WordKind::Until, 0, "do"},
    {WordKind::Between, 0, "między pomiędzy"},
    {WordKind::And, 0, "a i oraz"},
    {WordKind::Portion, 0, "początek początku pocz"},
    {WordKind::Portion, 2, "koniec końcu końca"},
    {WordKind::Era, 1, "p.n.e pne"},
    {WordKind::Era, 0, "n.e ne"},
    {WordKind::Open, 0, "dziś dzisiaj obecnie teraz"},
    {WordKind::Year, 0, "r roku rok"},
    {WordKind::Filler, 0, "dnia pod"},
};

// The letters that stand before a word without a blank are words here, too.
constexpr Meaning hebrew[] = {
    {WordKind::Month, 1, "ינואר ינו"},
    {WordKind::Month, 2, "פברואר פבר"},
    {WordKind::Month, 3, "מרץ מרס מארס"},
    {WordKind::Month, 4, "אפריל אפר"},
    {WordKind::Month, 5, "מאי"},
    {WordKind::Month, 6, "יוני יונ"},
    {WordKind::Month, 7, "יולי יול"},
    {WordKind::Month, 8, "אוגוסט אוג"},
    {WordKind::Month, 9, "ספטמבר ספט"},
    {WordKind::Month, 10, "אוקטובר אוק"},
    {WordKind::Month, 11, "נובמבר נוב"},
    {WordKind::Month, 12, "דצמבר דצמ"},
    {WordKind::Season, 1, "אביב"},
    {WordKind::Season, 2, "קיץ"},
    {WordKind::Season, 3, "סתיו"},
    {WordKind::Season, 4, "חורף"},
    {WordKind::Quarter, 0, "רבעון"},
    {WordKind::Half, 0, "מחצית"},
    {WordKind::Century, 0, "מאה"},
    {WordKind::DecadeFirst, 0, "שנות"},
    {WordKind::Ordinal, 1, "ראשון ראשונה"},
    {WordKind::Ordinal, 2, "שני שנייה שניה"},
    {WordKind::Ordinal, 3, "שלישי"},
    {WordKind::Ordinal, 4, "רביעי"},
    {WordKind::Approximate, 0, "כ בערך לערך בקירוב סביב בסביבות"},
    {WordKind::Uncertain, 0, "כנראה אולי ייתכן"},
    {WordKind::Before, 0, "לפני"},
    {WordKind::After, 0, "אחרי לאחר"},
    {WordKind::Since, 0, "מ מאז החל"},
    {WordKind::Until, 0, "ל עד ועד"},
    {WordKind::Between, 0, "בין"},
    {WordKind::And, 0, "ו"},
    {WordKind::Portion, 0, "תחילת ראשית"},
    {WordKind::Portion, 1, "אמצע"},
    {WordKind::Portion, 2, "סוף שלהי"},
    {WordKind::Era, 1, "לפנהס לפסהנ"},
    {WordKind::Era, 0, "לספירה לסהנ"},
    {WordKind::Open, 0, "היום כיום"},
    {WordKind::Filler, 0, "ב ה ש של שנת שנים"},
};

constexpr Meaning japanese[] = {
    {WordKind::MonthMark, 0, "月"},
    {WordKind::DayMark, 0, "日"},
    {WordKind::Year, 0, "年"},
    {WordKind::Season, 1, "春"},
    {WordKind::Season, 2, "夏"},
    {WordKind::Season, 3, "秋"},
    {WordKind::Season, 4, "冬"},
    {WordKind::Quarter, 0, "四半期"},
    {WordKind::Half, 1, "前半 上半期"},
    {WordKind::Half, 2, "後半 下半期"},
    {WordKind::Century, 0, "世紀"},
    {WordKind::Decade, 0, "年代"},
    {WordKind::Approximate, 0, "約 およそ 頃 ごろ ころ"},
    {WordKind::Uncertain, 0, "おそらく たぶん 推定"},
    {WordKind::Behind, number_of(WordKind::Before), "より前 よりも前 前"},
    {WordKind::Behind, number_of(WordKind::After), "より後 よりも後 後"},
    {WordKind::Behind, number_of(WordKind::Since), "から 以降 以後 以来"},
    {WordKind::Behind, number_of(WordKind::Until), "まで 以前"},
    {WordKind::Portion, 0, "初頭 初め はじめ 初期 上旬"},
    {WordKind::Portion, 1, "半ば 中頃 中ごろ 中期 中旬"},
    {WordKind::Portion, 2, "末 後期 終わり 下旬"},
    {WordKind::Era, 1, "紀元前"},
    {WordKind::Era, 0, "西暦 紀元"},
    {WordKind::Open, 0, "現在 今日"},
    {WordKind::Filler, 0, "の 第"},
};

constexpr std::span<const Meaning> languages[] = {english, german, dutch, polish, hebrew, japanese};

struct Spelling {
  std::string_view text;
  Word word;
};

template <class Use>
constexpr void for_each_word(Use use) {
  for (const auto& meanings : languages) {
    for (const Meaning& meaning : meanings) {
      for (std::string_view rest = meaning.words; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        use(Spelling{rest.substr(0, end), {meaning.kind, meaning.value}});
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }
}

constexpr std::size_t word_count() {
  std::size_t count = 0;
  for_each_word([&count](const Spelling&) { ++count; });
  return count;
}

constexpr auto sorted_words() {
  std::array<Spelling, word_count()> sorted{};
  std::size_t at = 0;
  for_each_word([&](const Spelling& spelling) { sorted[at++] = spelling; });
  std::ranges::sort(sorted, {}, &Spelling::text);
  return sorted;
}

constexpr auto spellings = sorted_words();

constexpr bool says_two_things(const Spelling& a, const Spelling& b) {
  return a.text == b.text && (a.word.kind != b.word.kind || a.word.value != b.word.value);
}
static_assert(std::ranges::adjacent_find(spellings, says_two_things) == spellings.end(),
              "a word means the same in all languages: texts do not say in which they are written");

}  // namespace

Word look_up_date_word(std::string_view text) {
  const auto* const found = std::ranges::lower_bound(spellings, text, {}, &Spelling::text);
  return found != spellings.end() && found->text == text ? found->word : Word{};
}

}  // namespace eb::core
