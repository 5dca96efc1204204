#ifndef BACKLOT_CRASH_POINT_H
#define BACKLOT_CRASH_POINT_H

/// Called at every commit boundary with its name. The definition in this target is weak and does nothing; a program
/// that also links CCrashTrigger gets one that can kill the process there.
void backlot_crash_point(const char *name);

#endif
