#pragma once
// The whole program behind main().

namespace eb::app {

int run(int argc, char** argv);

}  // namespace eb::app
