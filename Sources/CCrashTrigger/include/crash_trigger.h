#ifndef BACKLOT_CRASH_TRIGGER_H
#define BACKLOT_CRASH_TRIGGER_H

/// The environment variable that names the boundary to die at, as `name` or `name:n` for the n-th time it is reached.
#define BACKLOT_CRASH_VARIABLE "BACKLOT_CRASH_AT"

#endif
