// Starts the reader's process before anything else exists, then hands over to app/.
#include "app/run.h"

int main(int argc, char** argv) {
  return eb::app::run(argc, argv);
}
