// Holds many WebSocket connections open on one thread and measures what they cost the server and how fast a message
// reaches them all. Prints one JSON object.
//
//   socket-clients --port 8080 --path /api/v1/socket --count 1000 --header "Authorization: Bearer KEY"
//       --message '{"type":"studio"}' --pid SERVER --post /api/v1/projects/ID/changes --body '{"id":"{id}",…}'
//       --expect byte:11
//
// --host ADDRESS     numeric, default 127.0.0.1        --port N         the server's
// --path PATH        of the socket                     --count N        how many sockets
// --header LINE      sent with every request; repeatable
// --message TEXT     sent on every socket once it is open; repeatable
// --pid N            the server's process, for its resident memory and its processor time a round
// --settle SECONDS   silence before memory is read and rounds begin, default 1.5
// --rounds N         how many broadcasts, default 10
// --post PATH        the request that makes the server broadcast
// --body TEXT        its body; {id} becomes 26 random digits of Crockford's base 32, {n} the round's number
// --expect WHAT      which message is the broadcast: text:WORDS near the beginning, byte:HEX as the first byte of a
//                    binary message; any message without it
// --timeout SECONDS  for connecting, and for each round, default 30
//
// Times run from before the request is written until the message was read, with client and server on one machine. The
// client looks every half a millisecond, so they are too long by up to that.

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { MAXIMUM_LINES = 16, BURST = 256, BEGINNING = 160, READ_SIZE = 1 << 18 };

enum state { CONNECTING, UPGRADING, OPEN, GONE };

struct client {
    int fd;
    enum state state;
    // The frame that is being read: its header so far, what remains of its payload, its beginning.
    unsigned char header[10];
    unsigned char headerSize;
    unsigned char beginningSize;
    uint64_t remaining;
    int inPayload;
    char beginning[BEGINNING];
    // The end of the response's head: how much of CR LF CR LF was seen, and its first bytes.
    unsigned char endSeen;
    unsigned char statusSize;
    char status[13];
    double received;
};

static struct {
    const char *host, *path, *post, *body, *expect;
    const char *headers[MAXIMUM_LINES], *messages[MAXIMUM_LINES];
    int headerCount, messageCount, port, count, pid, rounds;
    double settle, timeout;
} options = {.host = "127.0.0.1", .path = "/socket", .rounds = 10, .count = 1000, .settle = 1.5, .timeout = 30};

static struct client *clients;
static int epoll, openCount, goneCount, reachedCount;
static double lastMessage;
static int trigger = -1;
static char triggerStatus[13];
static int triggerStatusSize;
static char buffer[READ_SIZE];

static void fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("socket-clients: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(1);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static long residentKB(void) {
    if (!options.pid) return 0;
    char path[64], line[256];
    snprintf(path, sizeof path, "/proc/%d/status", options.pid);
    FILE *file = fopen(path, "r");
    if (!file) fail("process %d cannot be read", options.pid);
    long size = 0;
    while (fgets(line, sizeof line, file)) sscanf(line, "VmRSS: %ld", &size);
    fclose(file);
    return size;
}

// Milliseconds of processor time the server has used, in steps of ten.
static double serverMilliseconds(void) {
    if (!options.pid) return 0;
    char path[64], line[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", options.pid);
    FILE *file = fopen(path, "r");
    if (!file || !fgets(line, sizeof line, file)) fail("process %d cannot be read", options.pid);
    fclose(file);
    unsigned long user = 0, kernel = 0;
    // Behind the name, which may contain anything: state and ten numbers, then the two.
    char *numbers = strrchr(line, ')');
    if (numbers) sscanf(numbers + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &kernel);
    return (user + kernel) * 1000.0 / sysconf(_SC_CLK_TCK);
}

static int connectSocket(void) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (fd < 0) fail("no socket: %s", strerror(errno));
    int yes = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(options.port)};
    if (inet_pton(AF_INET, options.host, &address.sin_addr) != 1) fail("%s is no address", options.host);
    if (connect(fd, (struct sockaddr *)&address, sizeof address) < 0 && errno != EINPROGRESS)
        fail("cannot connect: %s", strerror(errno));
    return fd;
}

static void watch(int fd, uint32_t events, uint64_t index, int operation) {
    struct epoll_event event = {.events = events, .data.u64 = index};
    if (epoll_ctl(epoll, operation, fd, &event) < 0) fail("epoll: %s", strerror(errno));
}

// Small writes on fresh or idle connections: they fit into the kernel's buffer, or something is wrong.
static void writeAll(int fd, const void *bytes, size_t size) {
    if (write(fd, bytes, size) != (ssize_t)size) fail("cannot write: %s", strerror(errno));
}

static void sendUpgrade(struct client *client) {
    char request[8192];
    int size = snprintf(
        request, sizeof request,
        "GET %s HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
        options.path, options.host, options.port);
    for (int i = 0; i < options.headerCount; i++)
        size += snprintf(request + size, sizeof request - size, "%s\r\n", options.headers[i]);
    size += snprintf(request + size, sizeof request - size, "\r\n");
    writeAll(client->fd, request, size);
    client->state = UPGRADING;
    watch(client->fd, EPOLLIN, client - clients, EPOLL_CTL_MOD);
}

// A masked frame; the mask is zero, so the payload stays as it is.
static void sendFrame(struct client *client, int opcode, const char *payload, size_t size) {
    unsigned char frame[4096] = {0x80 | opcode};
    size_t header = 2;
    if (size + 8 > sizeof frame) fail("a message of %zu bytes is too long", size);
    if (size < 126) {
        frame[1] = 0x80 | size;
    } else {
        frame[1] = 0x80 | 126;
        frame[2] = size >> 8;
        frame[3] = size;
        header = 4;
    }
    memset(frame + header, 0, 4);
    memcpy(frame + header + 4, payload, size);
    writeAll(client->fd, frame, header + 4 + size);
}

static int isExpected(const struct client *client) {
    if (!options.expect) return 1;
    int opcode = client->header[0] & 15;
    if (!strncmp(options.expect, "byte:", 5))
        return opcode == 2 && client->beginningSize > 0 &&
               (unsigned char)client->beginning[0] == strtol(options.expect + 5, NULL, 16);
    if (!strncmp(options.expect, "text:", 5))
        return opcode == 1 && memmem(client->beginning, client->beginningSize, options.expect + 5,
                                     strlen(options.expect + 5)) != NULL;
    fail("--expect takes text:WORDS or byte:HEX");
    return 0;
}

static void endFrame(struct client *client) {
    int opcode = client->header[0] & 15;
    if (opcode == 9) sendFrame(client, 10, client->beginning, client->beginningSize);
    if (opcode == 8) {
        int code = client->beginningSize >= 2 ? (unsigned char)client->beginning[0] << 8 | (unsigned char)client->beginning[1] : 1005;
        fail("the server closed a socket with %d", code);
    }
    if (opcode == 1 || opcode == 2) {
        lastMessage = now();
        if (client->received == 0 && isExpected(client)) {
            client->received = lastMessage;
            reachedCount++;
        }
    }
    client->headerSize = 0;
    client->beginningSize = 0;
    client->inPayload = 0;
}

static void readFrames(struct client *client, const char *bytes, size_t size) {
    while (size > 0) {
        if (!client->inPayload) {
            client->header[client->headerSize++] = *bytes++;
            size--;
            if (client->headerSize < 2) continue;
            int length = client->header[1] & 127;
            int needed = length == 126 ? 4 : length == 127 ? 10 : 2;
            if (client->headerSize < needed) continue;
            client->remaining = length < 126 ? length : 0;
            for (int i = 2; i < needed; i++) client->remaining = client->remaining << 8 | client->header[i];
            client->inPayload = 1;
        } else {
            size_t part = size < client->remaining ? size : client->remaining;
            size_t kept = BEGINNING - client->beginningSize;
            if (kept > part) kept = part;
            memcpy(client->beginning + client->beginningSize, bytes, kept);
            client->beginningSize += kept;
            bytes += part;
            size -= part;
            client->remaining -= part;
        }
        if (client->inPayload && client->remaining == 0) endFrame(client);
    }
}

static void readHead(struct client *client, const char *bytes, size_t size) {
    while (size > 0) {
        char byte = *bytes++;
        size--;
        if (client->statusSize < 12) client->status[client->statusSize++] = byte;
        client->endSeen = byte == "\r\n\r\n"[client->endSeen] ? client->endSeen + 1 : byte == '\r';
        if (client->endSeen < 4) continue;
        if (strcmp(client->status, "HTTP/1.1 101")) fail("the server answered %s", client->status);
        client->state = OPEN;
        openCount++;
        for (int i = 0; i < options.messageCount; i++)
            sendFrame(client, 1, options.messages[i], strlen(options.messages[i]));
        return readFrames(client, bytes, size);
    }
}

static void handleClient(struct client *client) {
    if (client->state == CONNECTING) {
        int error = 0;
        socklen_t size = sizeof error;
        getsockopt(client->fd, SOL_SOCKET, SO_ERROR, &error, &size);
        if (error) fail("cannot connect: %s", strerror(error));
        return sendUpgrade(client);
    }
    ssize_t size = read(client->fd, buffer, sizeof buffer);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size <= 0) {
        if (client->state == UPGRADING) fail("the server closed a connection without an answer");
        client->state = GONE;
        goneCount++;
        close(client->fd);
        return;
    }
    if (client->state == UPGRADING) readHead(client, buffer, size);
    else readFrames(client, buffer, size);
}

static void handleTrigger(void) {
    ssize_t size = read(trigger, buffer, sizeof buffer);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size <= 0) fail("the server closed the connection of the request");
    for (ssize_t i = 0; i < size && triggerStatusSize < 12; i++) triggerStatus[triggerStatusSize++] = buffer[i];
    if (triggerStatusSize == 12 && strncmp(triggerStatus, "HTTP/1.1 2", 10))
        fail("the request was answered %s", triggerStatus);
}

static void turn(int milliseconds) {
    struct epoll_event events[512];
    int count = epoll_wait(epoll, events, 512, milliseconds);
    if (count < 0 && errno != EINTR) fail("epoll: %s", strerror(errno));
    for (int i = 0; i < count; i++) {
        if (events[i].data.u64 == UINT64_MAX) handleTrigger();
        else handleClient(&clients[events[i].data.u64]);
    }
    // Were it woken for every message, the client would take as much of the processors as the server.
    struct timespec rest = {.tv_nsec = 500 * 1000};
    if (count < 64) nanosleep(&rest, NULL);
}

static double connectAll(void) {
    double start = now();
    int begun = 0;
    while (openCount < options.count) {
        while (begun < options.count && begun - openCount < BURST) {
            clients[begun].fd = connectSocket();
            watch(clients[begun].fd, EPOLLOUT, begun, EPOLL_CTL_ADD);
            begun++;
        }
        turn(100);
        if (now() - start > options.timeout) fail("only %d of %d sockets are open", openCount, options.count);
    }
    return now() - start;
}

// Until nothing has arrived for a while.
static void settle(double seconds) {
    lastMessage = now();
    while (now() - lastMessage < seconds) turn(20);
}

static void sendTrigger(int round) {
    static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    unsigned char random[26];
    char body[8192], request[16384];
    size_t size = 0;
    if (getrandom(random, sizeof random, 0) < 0) fail("no random numbers");
    for (const char *text = options.body ? options.body : ""; *text && size + 32 < sizeof body;) {
        if (!strncmp(text, "{id}", 4)) {
            for (int i = 0; i < 26; i++) body[size++] = digits[random[i] % (i ? 32 : 8)];
            text += 4;
        } else if (!strncmp(text, "{n}", 3)) {
            size += snprintf(body + size, 16, "%d", round);
            text += 3;
        } else {
            body[size++] = *text++;
        }
    }
    int length = snprintf(
        request, sizeof request,
        "POST %s HTTP/1.1\r\nHost: %s:%d\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n", options.post,
        options.host, options.port, size);
    for (int i = 0; i < options.headerCount; i++)
        length += snprintf(request + length, sizeof request - length, "%s\r\n", options.headers[i]);
    length += snprintf(request + length, sizeof request - length, "\r\n");
    memcpy(request + length, body, size);
    triggerStatusSize = 0;
    writeAll(trigger, request, length + size);
}

static int byValue(const void *left, const void *right) {
    double difference = *(const double *)left - *(const double *)right;
    return difference < 0 ? -1 : difference > 0;
}

static void runRound(int round, double *samples) {
    reachedCount = 0;
    for (int i = 0; i < options.count; i++) clients[i].received = 0;
    double start = now();
    sendTrigger(round);
    while (reachedCount + goneCount < options.count || triggerStatusSize < 12) {
        turn(100);
        if (now() - start > options.timeout) fail("round %d reached %d of %d sockets", round, reachedCount, options.count);
    }
    if (goneCount) fail("%d sockets are gone", goneCount);
    for (int i = 0; i < options.count; i++) samples[i] = (clients[i].received - start) * 1000;
    qsort(samples, options.count, sizeof *samples, byValue);
    double *last = samples + options.count - 1;
    printf("%s{\"p50\":%.3f,\"p95\":%.3f,\"p99\":%.3f,\"last\":%.3f,\"samples\":[", round ? "," : "",
           samples[options.count / 2], samples[(int)(options.count * 0.95)], samples[(int)(options.count * 0.99)], *last);
    for (double *sample = samples; sample <= last; sample++) printf("%s%.2f", sample == samples ? "" : ",", *sample);
    printf("]}");
}

static void parse(int count, char **words) {
    for (int i = 1; i < count; i += 2) {
        const char *name = words[i], *value = i + 1 < count ? words[i + 1] : NULL;
        if (!value) fail("%s needs a value", name);
        if (!strcmp(name, "--host")) options.host = value;
        else if (!strcmp(name, "--port")) options.port = atoi(value);
        else if (!strcmp(name, "--path")) options.path = value;
        else if (!strcmp(name, "--count")) options.count = atoi(value);
        else if (!strcmp(name, "--pid")) options.pid = atoi(value);
        else if (!strcmp(name, "--settle")) options.settle = atof(value);
        else if (!strcmp(name, "--rounds")) options.rounds = atoi(value);
        else if (!strcmp(name, "--post")) options.post = value;
        else if (!strcmp(name, "--body")) options.body = value;
        else if (!strcmp(name, "--expect")) options.expect = value;
        else if (!strcmp(name, "--timeout")) options.timeout = atof(value);
        else if (!strcmp(name, "--header") && options.headerCount < MAXIMUM_LINES)
            options.headers[options.headerCount++] = value;
        else if (!strcmp(name, "--message") && options.messageCount < MAXIMUM_LINES)
            options.messages[options.messageCount++] = value;
        else fail("%s is not understood", name);
    }
    if (options.port <= 0 || options.count <= 0) fail("--port and --count are needed");
}

int main(int count, char **words) {
    parse(count, words);
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    clients = calloc(options.count, sizeof *clients);
    epoll = epoll_create1(0);
    double *samples = calloc(options.count, sizeof *samples);
    if (!clients || !samples || epoll < 0) fail("no memory");
    long before = residentKB();
    double connecting = connectAll();
    settle(options.settle);
    long after = residentKB();
    printf("{\"sockets\":%d,\"connectSeconds\":%.3f,\"beforeKB\":%ld,\"afterKB\":%ld,\"perSocketKB\":%.3f,\"unit\":\"ms\"",
           options.count, connecting, before, after, (double)(after - before) / options.count);
    printf(",\"rounds\":[");
    double cpu = 0;
    if (options.post) {
        trigger = connectSocket();
        watch(trigger, EPOLLIN, UINT64_MAX, EPOLL_CTL_ADD);
        settle(0.2);
        cpu = serverMilliseconds();
        for (int round = 0; round < options.rounds; round++) {
            runRound(round, samples);
            settle(0.1);
        }
        cpu = (serverMilliseconds() - cpu) / (options.rounds ? options.rounds : 1);
    }
    printf("],\"serverCPU\":%.1f}\n", cpu);
    return 0;
}
