#pragma once
// Several lambdas as one visitor for std::visit.

namespace eb::core {

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

}  // namespace eb::core
