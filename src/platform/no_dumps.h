#pragma once
// What this process holds in memory stays out of files that a crash would leave. For app/planner.
namespace eb::platform {

// From now on and for good: no core file, none handed to a collector of crashes, and no other process of the same
// user may look into this one.
void forbid_dumps();

}  // namespace eb::platform
