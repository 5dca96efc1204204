// Made by Scripts/check-api --write from Sources/StudioAPI; edit there.
// Texts are UTF-8, ids Crockford base 32, moments RFC 3339 in UTC; Docs/live.md has the whole of it.

/** Adds a node. */
export interface AddNode {
  readonly op: "add_node";
  readonly node: GraphNode;
}

/** Width over height of the picture. */
export interface Aspect {
  readonly width: number;
  readonly height: number;
}

/** Something a film is made of. */
export interface Asset {
  readonly id: Id;
  /** The film it belongs to; null when it belongs to all. */
  readonly project: Id | null;
  readonly kind: AssetKind;
  readonly name: string;
  readonly tags: readonly string[];
  readonly notes: string;
  /** 0 while nobody has said. */
  readonly rating: number;
  readonly licence: string;
  readonly owner: Person;
  readonly file: AssetFile | null;
  /** What a node made of it takes over. */
  readonly fields: { readonly [name: string]: Value };
  readonly pictures: AssetPictures;
  /** How many nodes stand for it. */
  readonly uses: number;
  readonly revision: number;
  readonly created: Moment;
  readonly changed: Moment;
  /** Out of sight; lists leave it out. */
  readonly deleted: boolean;
}

/** What is changed of an asset; what is absent stays as it is. */
export interface AssetChange {
  readonly name?: string;
  readonly kind?: AssetKind;
  /** All of them. */
  readonly tags?: readonly string[];
  readonly notes?: string;
  readonly rating?: number;
  readonly licence?: string;
  /** All of them; nodes that follow the asset take them over. */
  readonly fields?: { readonly [name: string]: Value };
  /** Null gives it to the whole studio. */
  readonly project?: Id | null;
  /** Puts it out of sight, or back. */
  readonly deleted?: boolean;
}

/** An asset without a file that is asked for. */
export interface AssetDraft {
  /** Null for the whole studio. */
  readonly project: Id | null;
  readonly kind: AssetKind;
  readonly name: string;
  readonly tags?: readonly string[];
  readonly notes?: string;
  readonly licence?: string;
  readonly fields?: { readonly [name: string]: Value };
}

/** What was found in the file; absent is what such a file has not, or does not say. */
export interface AssetFacts {
  /** In pixels. */
  readonly width?: number;
  /** In pixels. */
  readonly height?: number;
  /** In microseconds. */
  readonly duration?: number;
  readonly rate?: Rate;
  readonly codec?: string;
  readonly hasPicture?: boolean;
  readonly hasSound?: boolean;
  readonly channels?: number;
  /** In hertz. */
  readonly sampleRate?: number;
  readonly tensors?: number;
  readonly parameters?: number;
  /** Of a LoRA. */
  readonly rank?: number;
  readonly baseModel?: string;
  /** The words that call a LoRA’s look. */
  readonly triggers: readonly string[];
  /** Entries on each axis of a LUT. */
  readonly size?: number;
  /** Of a screenplay. */
  readonly scenes?: number;
  /** The title the file gives itself. */
  readonly title?: string;
}

/** The file of an asset. */
export interface AssetFile {
  readonly hash: Hash;
  readonly byteCount: number;
  readonly format: string;
  readonly mediaType: string;
  /** What it may be filed under. */
  readonly kinds: readonly AssetKind[];
  readonly facts: AssetFacts;
}

/** A search with a name. */
export interface AssetFolder {
  readonly id: Id;
  readonly project: Id | null;
  readonly name: string;
  readonly query: AssetSearch;
}

/** A folder that is asked for. */
export interface AssetFolderDraft {
  readonly project: Id | null;
  readonly name: string;
  readonly query: AssetSearch;
}

/** A page of a list. */
export interface AssetFolderList {
  readonly items: readonly AssetFolder[];
  /** Where the next page begins. */
  readonly next: Cursor | null;
}

/** What an asset is. */
export type AssetKind =
  | "character"
  | "place"
  | "prop"
  | "style"
  | "image"
  | "video"
  | "audio"
  | "music"
  | "lora"
  | "model"
  | "lut"
  | "screenplay";

/** A page of assets. */
export interface AssetList {
  readonly items: readonly Asset[];
  /** Where the next page begins. */
  readonly next: Cursor | null;
  /** How many there are in all. */
  readonly total: number;
}

/** What was made of the file to look at. */
export interface AssetPictures {
  /** At most 320 pixels wide and high. */
  readonly thumbnail: Hash | null;
  /** Twelve pictures of 160 pixels’ width side by side. */
  readonly filmstrip: Hash | null;
  /** 640 × 96 pixels, white on transparent. */
  readonly waveform: Hash | null;
  /** A film or sound that every browser plays. */
  readonly proxy: Hash | null;
  /** Some are still being made. */
  readonly working: boolean;
}

/** What a folder looks for. */
export interface AssetSearch {
  readonly text?: string;
  readonly kinds?: readonly AssetKind[];
  readonly tag?: string;
  readonly rating?: number;
}

/** A node that stands for an asset. */
export interface AssetUse {
  readonly project: Id;
  readonly projectTitle: string;
  readonly node: NodeId;
  readonly nodeTitle: string;
  readonly nodeKind: FieldKey;
  /** Takes over what changes in the asset. */
  readonly follows: boolean;
  /** How many shots are made with it. */
  readonly shots: number;
}

/** Where an asset is used. */
export interface AssetUses {
  readonly items: readonly AssetUse[];
  /** Each counted once. */
  readonly shots: number;
}

/** Something of the project’s library changed: an asset, a folder, or a picture of one. */
export interface AssetsEvent {
  readonly kind: "assets";
  /** Counts the project’s events from 1, without gaps. */
  readonly number: number;
  readonly moment: Moment;
}

/** A try that did not succeed. */
export interface Attempt {
  readonly number: number;
  /** What the worker was called. */
  readonly worker: string;
  /** transient, resource, invalid or permanent. */
  readonly kind: string;
  readonly message: string;
  readonly moment: Moment;
}

/** Bytes in base 64 (RFC 4648, section 4), with padding. */
export type Base64 = string;

export interface BoolType {
  readonly name: "bool";
}

/** A screenplay’s film, which is kept nowhere. */
export interface Breakdown {
  readonly document: GraphDocument;
  /** What could not be understood, a sentence each. */
  readonly problems: readonly string[];
}

/** What can stand on a canvas. */
export interface Catalogue {
  /** The types that ports carry. */
  readonly portTypes: readonly PortType[];
  /** Lossless steps that a wire may take. */
  readonly conversions: readonly PortConversion[];
  /** In palette order. */
  readonly kinds: readonly Kind[];
}

/** What one gesture of one author did, and what undoes it. */
export interface Change {
  readonly id: Id;
  readonly author: Id;
  readonly base: number;
  readonly label: string;
  readonly operations: readonly Operation[];
  /** What undoes it, in the order to apply. */
  readonly inverses: readonly Operation[];
}

/** A change that somebody wants to make. */
export interface ChangeDraft {
  /** Minted at random by its author; the same id again is the same change. */
  readonly id: Id;
  /** The revision its author saw. */
  readonly base: number;
  /** What the gesture was, such as “Set framing”. */
  readonly label: string;
  readonly operations: readonly Operation[];
}

/** A change was appended to the document. */
export interface ChangeEvent {
  readonly kind: "change";
  /** Counts the project’s events from 1, without gaps. */
  readonly number: number;
  readonly moment: Moment;
  readonly revision: number;
}

/** One of the values a field may have. */
export interface Choice {
  readonly key: FieldKey;
  readonly title: string;
}

/** One of the listed choices. */
export interface ChoiceType {
  readonly name: "choice";
  readonly choices: readonly Choice[];
}

/** What the page says on the live connection. */
export type ClientMessage = OpenMessage | FollowStudioMessage | WatchQueueMessage;

/** Nodes with the wires that enter them, as they stand on a clipboard. */
export interface Clip {
  readonly nodes: readonly GraphNode[];
  readonly wires: readonly Wire[];
}

/** The project is not followed (any more). */
export interface ClosedMessage {
  readonly type: "closed";
  readonly project: Id;
  readonly reason: string;
}

/** sRGB with straight alpha: #RRGGBBAA. */
export type Colour = string;

export interface ColourType {
  readonly name: "colour";
}

/** Adds a wire. */
export interface Connect {
  readonly op: "connect";
  readonly wire: Wire;
}

/** How many things a request concerned. */
export interface Count {
  readonly count: number;
}

/** Where a list goes on; means nothing but to the studio. */
export type Cursor = string;

/** An exact decimal number, such as 12.5: up to 18 digits behind the point. */
export type Decimal = string;

/** An exact decimal. */
export interface DecimalType {
  readonly name: "decimal";
  readonly lowest: Decimal;
  readonly highest: Decimal;
}

/** Whether the function gives the same bytes again. */
export type Determinism = "exact" | "seeded" | "none";

/** Something a person should know about a plan. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly node: NodeId;
  readonly message: string;
}

/** Removes a wire. */
export interface Disconnect {
  readonly op: "disconnect";
  readonly wire: WireId;
}

/** The message before was not understood; nothing happened. */
export interface ErrorMessage {
  readonly type: "error";
  readonly detail: string;
}

/** Events after a number. */
export interface Events {
  readonly items: readonly StudioEvent[];
  /** The number of the newest event; ask on until it is reached. */
  readonly newest: number;
}

/** What happened, and how the nodes and runs concerned stand now. */
export interface EventsMessage {
  readonly type: "events";
  readonly project: Id;
  /** The number of the newest event it includes. */
  readonly event: number;
  readonly items: readonly StudioEvent[];
  readonly nodes: readonly NodeState[];
  readonly runs: readonly Run[];
}

/** A field of a kind or of a wire. */
export interface Field {
  readonly key: FieldKey;
  readonly title: string;
  readonly type: FieldType;
  /** Behind the number, such as mm; empty when there is none. */
  readonly unit: string;
  /** What an absent field means. */
  readonly default: Value;
  readonly help: string;
  readonly reader: FieldReader;
}

/** The name of a field, a port, a kind or a choice. */
export type FieldKey = string;

/** One thing that is wrong with a request; either pointer or parameter says where. */
export interface FieldProblem {
  /** A JSON pointer (RFC 6901) into the body. */
  readonly pointer?: string;
  /** A parameter of path or query, or a header. */
  readonly parameter?: string;
  readonly detail: string;
}

/** Who reads a field, or what enters a port: what is connected, a generation engine to come, or the studio. */
export type FieldReader = "connected" | "generation" | "studio";

/** The shape of a field’s values, and what is in range. */
export type FieldType =
  | BoolType
  | IntegerType
  | DecimalType
  | FramesType
  | TextType
  | ChoiceType
  | ColourType
  | VectorType
  | ReferenceType
  | ListType
  | RecordType;

/** A film to begin with. */
export type FilmTemplate = "dialogue_scene" | "chase" | "three_act" | "seven_point" | "fifteen_beat";

/** Of the work behind a node’s take; another one in the document means that the take is stale. */
export type Fingerprint = string;

/** Follow the list of projects. */
export interface FollowStudioMessage {
  readonly type: "studio";
}

/** A number of frames. */
export interface FramesType {
  readonly name: "frames";
  readonly lowest: number | string;
  readonly highest: number | string;
}

/** How a function stands on a worker. */
export type FunctionStanding = "working" | "resting" | "trying" | "withheld";

/** A document as of a revision. */
export interface GraphDocument {
  readonly revision: number;
  /** The film’s own node, which stands among the nodes. */
  readonly root: NodeId;
  readonly nodes: readonly GraphNode[];
  readonly wires: readonly Wire[];
}

/** A node of a canvas. */
export interface GraphNode {
  readonly id: NodeId;
  readonly kind: NodeKind;
  readonly kindVersion: number;
  readonly title: string;
  readonly parent: NodeId | null;
  /** Eighths of a pixel to the right. */
  readonly x: number;
  /** Eighths of a pixel down. */
  readonly y: number;
  /** What a person set; absent fields have their defaults. */
  readonly fields: { readonly [name: string]: Value };
  readonly bypassed: boolean;
  readonly muted: boolean;
  readonly locked: boolean;
}

/** Puts a node into a group, or with null to the top. */
export interface GroupNode {
  readonly op: "group";
  readonly node: NodeId;
  readonly parent: NodeId | null;
}

/** The SHA-256 of a file, by which it is named. */
export type Hash = string;

/** Who is signed in, and to what; the first message. */
export interface HelloMessage {
  readonly type: "hello";
  readonly user: User;
  /** The studio’s version. */
  readonly version: string;
  /** Another one after each start of the studio. */
  readonly instance: Id;
}

/** Names a project, user, change, run, job, take, key or asset. */
export type Id = string;

/** What became of a screenplay. */
export interface Import {
  readonly project: Project;
  /** What could not be understood, a sentence each. */
  readonly problems: readonly string[];
}

/** A whole number. */
export interface IntegerType {
  readonly name: "integer";
  readonly lowest: number | string;
  readonly highest: number | string;
}

/** A job of a run. */
export interface Job {
  readonly id: Id;
  readonly run: Id;
  readonly node: NodeId | null;
  /** What executes it. */
  readonly function: string;
  readonly tier: Tier;
  readonly state: JobState;
  /** How often it was tried and did not succeed. */
  readonly attempts: number;
  /** While blocked, the job that has failed or was cancelled. */
  readonly cause: Id | null;
  /** The last error, until it succeeds. */
  readonly message: string | null;
  /** The file it made. */
  readonly media: Hash | null;
  readonly take: Id | null;
}

/** A job came into a state. */
export interface JobEvent {
  readonly kind: "job";
  /** Counts the project’s events from 1, without gaps. */
  readonly number: number;
  readonly moment: Moment;
  readonly job: Id;
  readonly run: Id;
  readonly node: NodeId | null;
  readonly state: JobState;
}

/** How far a job is. */
export interface JobProgress {
  readonly job: Id;
  readonly node: NodeId | null;
  readonly stage: string;
  readonly fraction: number;
  readonly framesDone: number;
  /** 0 when unknown. */
  readonly framesTotal: number;
  readonly secondsLeft: number | null;
}

/** Where a job is in its life. */
export type JobState =
  | "waiting"
  | "ready"
  | "held"
  | "leased"
  | "succeeded"
  | "cached"
  | "failed"
  | "cancelled"
  | "blocked";

/** A job with the tries that did not succeed. */
export interface JobWithAttempts {
  readonly job: Job;
  readonly attempts: readonly Attempt[];
}

/** A key for programs. */
export interface Key {
  readonly id: Id;
  /** What it is for. */
  readonly label: string;
  readonly created: Moment;
}

/** A key that is asked for. */
export interface KeyDraft {
  readonly label: string;
}

/** A page of a list. */
export interface KeyList {
  readonly items: readonly Key[];
  /** Where the next page begins. */
  readonly next: Cursor | null;
}

/** A kind of node. */
export interface Kind {
  readonly key: FieldKey;
  readonly title: string;
  /** The palette’s group. */
  readonly category: string;
  readonly version: number;
  readonly help: string;
  /** Minted with the document, neither added nor removed nor drawn. */
  readonly root: boolean;
  /** What it is to the nodes that stand in it. */
  readonly holding: KindHolding;
  /** In the order they are drawn. */
  readonly ports: readonly Port[];
  /** In the order they are shown. */
  readonly fields: readonly Field[];
}

/** A frame stands around its nodes on the canvas; a subgraph is a canvas of its own. */
export type KindHolding = "nothing" | "frame" | "subgraph";

/** Something of the studio’s own library changed; at most twice a second. */
export interface LibraryMessage {
  readonly type: "library";
  /** The number of the newest event of that library. */
  readonly event: number;
}

/** How much pictures look alike. */
export interface Likeness {
  /** Over all pictures; null without bound: none differs. */
  readonly mean: number | null;
  /** In the picture that differs most, likewise. */
  readonly worst: number | null;
  /** The least for a picture that passes for the same. */
  readonly tolerance: number;
}

/** A link that signs somebody in, once. */
export interface Link {
  readonly url: string;
  readonly expires: Moment;
}

/** Values of one type. */
export interface ListType {
  readonly name: "list";
  readonly element: FieldType;
  readonly limit: number;
}

/** That the process answers. */
export interface Live {
  readonly status: LiveStatus;
}

/** Always live. */
export type LiveStatus = "live";

/** A change in a document’s log. */
export interface LoggedChange {
  /** The revision it makes. */
  readonly revision: number;
  readonly appended: Moment;
  readonly change: Change;
}

/** A page of a list. */
export interface LoggedChangeList {
  readonly items: readonly LoggedChange[];
  /** Where the next page begins. */
  readonly next: Cursor | null;
}

/** Who is signed in, and to what. */
export interface Me {
  readonly user: User;
  /** The studio’s version. */
  readonly version: string;
  /** Whether the page should ask for a name. */
  readonly isNew: boolean;
}

/** What kind of file it is. */
export type MediaKind = "video" | "image" | "audio" | "text";

/** A moment by RFC 3339 in UTC, with milliseconds. */
export type Moment = string;

/** Moves a node. */
export interface MoveNode {
  readonly op: "move";
  readonly node: NodeId;
  /** Eighths of a pixel to the right. */
  readonly x: number;
  /** Eighths of a pixel down. */
  readonly y: number;
}

/** What somebody wants to be called. */
export interface Name {
  readonly name: string;
}

/** A key that was just made. */
export interface NewKey {
  readonly id: Id;
  readonly label: string;
  /** The secret; it is shown this once. */
  readonly key: string;
}

/** Names a node in its document. */
export type NodeId = string;

/** A kind of the catalogue, or `local:` and the hash of a kind that the document defines. */
export type NodeKind = string;

/** How a node stands. */
export interface NodeState {
  readonly node: NodeId;
  /** The node’s newest job. */
  readonly job: Id | null;
  readonly run: Id | null;
  readonly state: JobState | null;
  readonly attempts: number;
  /** While blocked, the job that has failed or was cancelled. */
  readonly cause: Id | null;
  /** The last error, until it succeeds. */
  readonly message: string | null;
  /** The place in the queue, 1 being next. */
  readonly position: number | null;
  /** While in work. */
  readonly progress: Progress | null;
  /** The take it shows without a pin. */
  readonly take: Take | null;
  /** How many takes it has. */
  readonly takes: number;
  /** Grows when somebody says something about one of its takes. */
  readonly reviews: number;
  readonly fingerprint: Fingerprint | null;
}

/** Follow that project from here on. */
export interface OpenMessage {
  readonly type: "open";
  readonly project: Id;
  /** Only later changes are wanted. */
  readonly revision?: number;
  /** The events after that number are wanted. */
  readonly since?: number;
}

/** One edit of a document; `op` says which. */
export type Operation =
  | AddNode
  | RemoveNode
  | MoveNode
  | RenameNode
  | SetSwitch
  | GroupNode
  | SetWireField
  | SetNodeField
  | Connect
  | Disconnect
  | ReorderWire;

/** A place in an order, as digits of a fraction to base 256 in hexadecimal; the last is not 00. */
export type Order = string;

/** Somebody who works on a project. */
export interface Person {
  readonly id: Id;
  readonly name: string;
}

/** What a run would do now. */
export interface Plan {
  readonly revision: number;
  readonly jobs: number;
  /** How many jobs have to be worked on. */
  readonly renders: number;
  /** How many have their result already. */
  readonly cached: number;
  /** How long it will take, if that can be said. */
  readonly seconds: number | null;
  /** Its bounds, once there are three samples. */
  readonly range: SecondsRange | null;
  /** The jobs one by one. */
  readonly items: readonly PlanItem[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a run would do for one node. */
export interface PlanItem {
  readonly node: NodeId | null;
  readonly function: string;
  /** The take that has the result already. */
  readonly take: PlanTake | null;
  /** Whether the result is there already. */
  readonly cached: boolean;
  /** How long it will be in work, if that can be said. */
  readonly seconds: number | null;
}

/** A question what a run would do. */
export interface PlanRequest {
  readonly targets: Targets;
  readonly tier: Tier;
  /** Render again what is there already. */
  readonly force?: boolean;
}

/** The take from which a job is taken over. */
export interface PlanTake {
  readonly id: Id;
  readonly number: number;
}

/** A port of a kind. */
export interface Port {
  readonly key: FieldKey;
  readonly title: string;
  readonly direction: PortDirection;
  /** One of the port types. */
  readonly type: FieldKey;
  /** Takes any number of wires, in order. */
  readonly repeating: boolean;
  /** Without it the node cannot run. */
  readonly required: boolean;
  readonly reader: FieldReader;
  /** What wires that enter here carry. */
  readonly wireFields: readonly Field[];
}

/** A lossless step that a wire may take. */
export interface PortConversion {
  readonly source: FieldKey;
  readonly target: FieldKey;
}

/** Which way a port faces. */
export type PortDirection = "input" | "output";

/** A type that ports carry. */
export interface PortType {
  readonly key: FieldKey;
  readonly title: string;
}

/** What a project’s card shows. */
export interface Poster {
  readonly media: Hash;
  /** The file’s length. */
  readonly frames: number;
}

/** How urgent a run is. */
export type Priority = "interactive" | "normal" | "background";

/** Why a request was refused (RFC 9457). */
export interface Problem {
  /** What kind of problem; stable. */
  readonly type: ProblemType;
  readonly title: string;
  readonly status: number;
  /** What, where, what to do. */
  readonly detail: string;
  /** The request’s id; the log has it too. */
  readonly instance?: Id;
  /** Everything that is wrong with a malformed request. */
  readonly errors?: readonly FieldProblem[];
  /** The rule that refuses a change. */
  readonly code?: number;
  /** The nodes that the rule is about. */
  readonly nodes?: readonly NodeId[];
  /** The wires that the rule is about. */
  readonly wires?: readonly WireId[];
}

/** The kinds of problem there are. */
export type ProblemType =
  | "/problems/bad-request"
  | "/problems/not-signed-in"
  | "/problems/link-expired"
  | "/problems/not-allowed"
  | "/problems/wrong-origin"
  | "/problems/not-found"
  | "/problems/method-not-allowed"
  | "/problems/too-slow"
  | "/problems/conflict"
  | "/problems/gone"
  | "/problems/rule-refused"
  | "/problems/revision-mismatch"
  | "/problems/unknown-protocol"
  | "/problems/too-large"
  | "/problems/unsupported-media-type"
  | "/problems/range-not-satisfiable"
  | "/problems/wrong-host"
  | "/problems/idempotency-conflict"
  | "/problems/unsuitable-file"
  | "/problems/upgrade-required"
  | "/problems/too-many-requests"
  | "/problems/checksum-mismatch"
  | "/problems/fault"
  | "/problems/unavailable"
  | "/problems/disk-full";

/** How far a job in work is. */
export interface Progress {
  readonly stage: string;
  /** How much is done. */
  readonly fraction: number;
  readonly framesDone: number;
  /** 0 when unknown. */
  readonly framesTotal: number;
  readonly secondsLeft: number | null;
}

/** How far jobs in work are; at most ten a second. */
export interface ProgressMessage {
  readonly type: "progress";
  readonly project: Id;
  readonly jobs: readonly JobProgress[];
  /** The runs that these jobs are of. */
  readonly runs: readonly RunProgress[];
}

/** A project as its card shows it. */
export interface Project {
  readonly id: Id;
  readonly title: string;
  readonly created: Moment;
  /** When its document last changed. */
  readonly changed: Moment;
  /** The newest revision of its document. */
  readonly head: number;
  readonly shots: number;
  /** How many shots have a take. */
  readonly finishedShots: number;
  /** The film’s length. */
  readonly frames: number;
  readonly rate: Rate;
  readonly aspect: Aspect;
  /** The newest film, else the newest take. */
  readonly poster: Poster | null;
  /** Who works on it. */
  readonly people: readonly Person[];
}

/** A project that is asked for. */
export interface ProjectDraft {
  readonly title: string;
  /** Nothing for an empty canvas. */
  readonly template?: FilmTemplate;
}

/** The project came to be. */
export interface ProjectEvent {
  readonly kind: "project";
  /** Counts the project’s events from 1, without gaps. */
  readonly number: number;
  readonly moment: Moment;
}

/** A page of a list. */
export interface ProjectList {
  readonly items: readonly Project[];
  /** Where the next page begins. */
  readonly next: Cursor | null;
}

/** Projects that are new or changed; all of them first. */
export interface ProjectsMessage {
  readonly type: "projects";
  /** The number of the newest event it includes. */
  readonly event: number;
  readonly items: readonly Project[];
}

/** The queue as a whole. */
export interface Queue {
  /** The newest event of the studio that it includes. */
  readonly event: number;
  /** Whether nothing is given out at all. */
  readonly paused: boolean;
  readonly pausedProjects: readonly Id[];
  /** Unfinished jobs by state. */
  readonly counts: { readonly [name: string]: number };
  readonly workers: readonly Worker[];
  /** Jobs done in each of the last sixty minutes, the oldest first. */
  readonly perMinute: readonly number[];
}

/** The project was paused or goes on, or a job of it was moved by hand. */
export interface QueueEvent {
  readonly kind: "queue";
  /** Counts the project’s events from 1, without gaps. */
  readonly number: number;
  readonly moment: Moment;
}

/** A job as the queue shows it. */
export interface QueueJob {
  readonly job: Id;
  readonly run: Id;
  readonly project: Id;
  readonly projectTitle: string;
  readonly node: NodeId | null;
  /** What a person calls it. */
  readonly title: string;
  /** What executes it. */
  readonly function: string;
  readonly tier: Tier;
  readonly state: JobState;
  readonly priority: Priority;
  /** Who asked for it. */
  readonly person: Person;
  readonly submitted: Moment;
  /** When it came into its state. */
  readonly since: Moment;
  /** How often it was tried and did not succeed. */
  readonly attempts: number;
  /** Its place in the queue; 1 is next. */
  readonly position: number | null;
  /** Why it waits, while it does. */
  readonly wait: Wait | null;
  /** The last error, until it succeeds. */
  readonly message: string | null;
  /** While in work. */
  readonly progress: Progress | null;
  /** How long it was in work, once it is done. */
  readonly seconds: number | null;
}

/** A page of a list. */
export interface QueueJobList {
  readonly items: readonly QueueJob[];
  /** Where the next page begins. */
  readonly next: Cursor | null;
}

/** Part of the waiting jobs, in the order of the queue. */
export interface QueueJobs {
  readonly items: readonly QueueJob[];
  readonly from: number;
  /** How many wait in all. */
  readonly total: number;
}

/** Places in the queue of the project’s jobs. */
export interface QueueMessage {
  readonly type: "queue";
  readonly project: Id;
  /** By job; 1 is next. */
  readonly positions: { readonly [name: string]: number };
}

/** Where a waiting job is moved. */
export type QueuePlace =
  | { readonly before: Id }
  | { readonly after: Id }
  | { readonly first: true }
  | { readonly last: true };

/** What is paused or goes on. */
export type QueueScope =
  | { readonly everything: true }
  | { readonly project: Id }
  | { readonly worker: Id };

/** Frames in a second, as an exact fraction. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
}

/** Whether the studio can work. */
export interface Ready {
  readonly status: ReadyStatus;
  /** The database. */
  readonly storage: ReadyStatus;
  /** The folder of files. */
  readonly media: ReadyStatus;
}

/** How a part of the studio is. */
export type ReadyStatus = "ready" | "failing";

/** How a take was made, completely. */
export interface Recipe {
  readonly take: Id;
  /** Counts the node’s takes from 1. */
  readonly number: number;
  readonly project: Id;
  /** The film’s title then. */
  readonly film: string;
  /** The node may be gone. */
  readonly node: NodeId;
  /** What the node was called then. */
  readonly title: string;
  /** The node’s kind. */
  readonly kind: string | null;
  /** Of the document that the run was planned from. */
  readonly revision: number;
  readonly run: Id;
  readonly job: Id;
  /** Who asked for it. */
  readonly person: Person;
  readonly asked: Moment;
  readonly created: Moment;
  /** Taken over from the same work done before. */
  readonly cached: boolean;
  readonly function: string;
  readonly version: number;
  readonly determinism: Determinism;
  readonly tier: Tier;
  /** The name of the work. */
  readonly signature: Hash;
  readonly media: Hash;
  readonly mediaKind: MediaKind;
  readonly byteCount: number;
  /** 1 for a still. */
  readonly frames: number;
  /** The node’s fields then. */
  readonly fields: { readonly [name: string]: Value } | null;
  /** The film’s fields then. */
  readonly filmFields: { readonly [name: string]: Value };
  /** What the function was given, unless it is very long. */
  readonly payload: Value | null;
  /** Of the payload’s bytes by Docs/codec.md. */
  readonly payloadHash: Hash;
  /** Every seed in the payload. */
  readonly seeds: readonly (number | string)[];
  readonly inputs: readonly RecipeInput[];
  /** Null for takes from before it was noted. */
  readonly worker: string | null;
  /** Null for takes from before it was noted. */
  readonly instructionSet: string | null;
  /** What the engine says of its work. */
  readonly engine: { readonly [name: string]: Value };
  /** Sentences a film-maker should read. */
  readonly remarks: readonly string[];
  /** What a variation supposed instead of what the film said, each with its one value. */
  readonly varied?: readonly VariationTrack[];
}

/** A file that a take was made from. */
export interface RecipeInput {
  readonly port: FieldKey;
  /** The node may be gone. */
  readonly node: NodeId;
  /** What the node was called then. */
  readonly title: string;
  readonly take: Id | null;
  /** The take’s number. */
  readonly number: number | null;
  /** Whether that take is out of sight now. */
  readonly deleted: boolean;
  readonly media: Hash;
  readonly frames: number;
  /** Of the wire it came over. */
  readonly wireFields: { readonly [name: string]: Value };
}

/** Named values. */
export interface RecordType {
  readonly name: "record";
  readonly fields: readonly Field[];
}

/** A file, a node of the same document, or an asset of the library. */
export type Reference = { readonly media: Hash } | { readonly node: NodeId } | { readonly asset: Id };

export interface ReferenceType {
  readonly name: "reference";
}

/** A change was not taken. */
export interface RefusedMessage {
  readonly type: "refused";
  readonly change: Id;
  /** The rule that refuses, or 0. */
  readonly code: number;
  readonly reason: string;
}

/** Removes a node without wires and children. */
export interface RemoveNode {
  readonly op: "remove_node";
  readonly node: NodeId;
}

/** Gives a node a title. */
export interface RenameNode {
  readonly op: "rename";
  readonly node: NodeId;
  readonly title: string;
}

/** Gives a wire another place among those of its input. */
export interface ReorderWire {
  readonly op: "reorder";
  readonly wire: WireId;
  readonly order: Order;
}

/** Somebody said something about a take, or put it out of sight. */
export interface ReviewEvent {
  readonly kind: "review";
  /** Counts the project’s events from 1, without gaps. */
  readonly number: number;
  readonly moment: Moment;
  readonly take: Id;
  readonly node: NodeId;
}

/** What a user is in the studio. */
export type Role = "viewer" | "editor" | "owner";

/** A run: the jobs planned together from one revision. */
export interface Run {
  readonly id: Id;
  readonly project: Id;
  readonly revision: number;
  readonly tier: Tier;
  readonly submitted: Moment;
  /** How many jobs it has. */
  readonly total: number;
  /** Jobs by state. */
  readonly counts: { readonly [name: string]: number };
  /** Whether nothing more happens unless a person steps in. */
  readonly settled: boolean;
  /** The node whose variations it makes. */
  readonly varies: NodeId | null;
}

/** A run was submitted. */
export interface RunEvent {
  readonly kind: "run";
  /** Counts the project’s events from 1, without gaps. */
  readonly number: number;
  readonly moment: Moment;
  readonly run: Id;
}

/** A page of a list. */
export interface RunList {
  readonly items: readonly Run[];
  /** Where the next page begins. */
  readonly next: Cursor | null;
}

/** How far a run is as a whole. */
export interface RunProgress {
  readonly run: Id;
  readonly fraction: number;
  readonly secondsLeft: number | null;
}

/** A run that is asked for. */
export interface RunRequest {
  readonly targets: Targets;
  readonly tier: Tier;
  /** Render again what is there already. */
  readonly force?: boolean;
  /** Interactive if nothing is said. */
  readonly priority?: Priority;
}

/** A run with its jobs. */
export interface RunWithJobs {
  readonly run: Run;
  readonly jobs: readonly Job[];
}

/** Between which lengths of time a run will most likely stay. */
export interface SecondsRange {
  readonly low: number;
  readonly high: number;
}

/** Sets a field of a node. */
export interface SetNodeField {
  readonly op: "set_field";
  readonly node: NodeId;
  readonly key: FieldKey;
  /** Null takes the field away, back to its default. */
  readonly value: Value | null;
}

/** Turns one of a node’s switches on or off. */
export interface SetSwitch {
  readonly op: "set_switch";
  readonly node: NodeId;
  readonly switch: Switch;
  readonly on: boolean;
}

/** Sets a field of a wire. */
export interface SetWireField {
  readonly op: "set_field";
  readonly wire: WireId;
  readonly key: FieldKey;
  /** Null takes the field away, back to its default. */
  readonly value: Value | null;
}

/** How much a diagnostic matters. */
export type Severity = "note" | "error";

/** What signs somebody in. */
export interface SignIn {
  /** From a one-time link. */
  readonly token: string;
}

/** Everything there is to know of the project’s runs. */
export interface StateMessage {
  readonly type: "state";
  readonly project: Id;
  /** The number of the newest event it includes. */
  readonly event: number;
  readonly nodes: readonly NodeState[];
  /** Newest first. */
  readonly runs: readonly Run[];
}

/** Something that happened in a project; `kind` says what. */
export type StudioEvent =
  | ProjectEvent
  | ChangeEvent
  | RunEvent
  | JobEvent
  | TakeEvent
  | ReviewEvent
  | QueueEvent
  | AssetsEvent;

/** What the studio says on the live connection. */
export type StudioMessage =
  | HelloMessage
  | StateMessage
  | EventsMessage
  | ProgressMessage
  | QueueMessage
  | ProjectsMessage
  | StudioQueueMessage
  | LibraryMessage
  | RefusedMessage
  | ClosedMessage
  | ErrorMessage;

/** The queue of all projects as a whole; at most twice a second. */
export interface StudioQueueMessage {
  readonly type: "studioQueue";
  readonly queue: Queue;
}

/** One of a node’s switches. */
export type Switch = "bypassed" | "muted" | "locked";

/** One result of a node. */
export interface Take {
  readonly id: Id;
  /** The node may be gone. */
  readonly node: NodeId;
  /** Counts the node’s takes from 1. */
  readonly number: number;
  readonly job: Id;
  readonly media: Hash;
  readonly kind: MediaKind;
  readonly byteCount: number;
  /** 1 for a still. */
  readonly frames: number;
  readonly tier: Tier;
  readonly created: Moment;
  readonly fingerprint: Fingerprint | null;
  /** Sentences a film-maker should read. */
  readonly remarks: readonly string[];
  /** How it was made. */
  readonly recipe: { readonly [name: string]: Value };
  /** Marked to be found again. */
  readonly starred: boolean;
  readonly verdict: Verdict;
  /** What somebody wrote about it. */
  readonly note: string;
  /** Out of sight; lists leave it out. */
  readonly deleted: boolean;
}

/** A take was committed. */
export interface TakeEvent {
  readonly kind: "take";
  /** Counts the project’s events from 1, without gaps. */
  readonly number: number;
  readonly moment: Moment;
  readonly take: Id;
  readonly node: NodeId;
  readonly takeNumber: number;
  readonly job: Id;
}

/** A page of a list. */
export interface TakeList {
  readonly items: readonly Take[];
  /** Where the next page begins. */
  readonly next: Cursor | null;
}

/** What somebody says about a take; what is absent stays as it is. */
export interface TakeReview {
  readonly starred?: boolean;
  readonly verdict?: Verdict;
  readonly note?: string;
  /** Puts it out of sight, or back. */
  readonly deleted?: boolean;
}

/** What a run is asked to do. */
export type Targets =
  | { readonly nodes: readonly NodeId[] }
  | { readonly only: readonly NodeId[] }
  | { readonly variations: Variations }
  | { readonly stale: true }
  | { readonly everything: true };

/** A part of a film that a person keeps, to begin others with. */
export interface Template {
  readonly id: Id;
  readonly title: string;
  /** How many nodes are in it. */
  readonly cards: number;
  readonly saved: Moment;
}

/** A template that somebody wants to keep. */
export interface TemplateDraft {
  /** One’s own template of the same title is replaced. */
  readonly title: string;
  readonly clip: Clip;
}

/** A page of a list. */
export interface TemplateList {
  readonly items: readonly Template[];
  /** Where the next page begins. */
  readonly next: Cursor | null;
}

/** A text. */
export interface TextType {
  readonly name: "text";
  /** Bytes of UTF-8. */
  readonly limit: number;
  readonly multiline: boolean;
}

/** How finely a shot is rendered. */
export type Tier = "draft" | "standard" | "high";

/** A value of a newer version of Backlot. */
export interface UnknownValue {
  readonly tag: number;
  /** What stands behind the tag. */
  readonly bytes: Base64;
}

/** A file on its way into the library. */
export interface Upload {
  readonly id: Id;
  readonly name: string;
  readonly state: UploadState;
  /** How many bytes have arrived. */
  readonly received: number;
  /** How many bytes it has. */
  readonly byteCount: number;
  readonly asset: Id | null;
  readonly outcome: UploadOutcome | null;
  /** Why it was refused. */
  readonly message: string | null;
}

/** What became of an upload. */
export type UploadOutcome = "new" | "known" | "restored";

/** Where an upload is on its way. */
export type UploadState = "receiving" | "checking" | "done" | "refused";

/** Who is signed in. */
export interface User {
  readonly id: Id;
  /** Empty until they say. */
  readonly name: string;
  /** Null for somebody who has a role in single projects only. */
  readonly role: Role | null;
}

/** What a field holds; its one member names the type. */
export type Value =
  | { readonly bool: boolean }
  | { readonly integer: number | string }
  | { readonly decimal: Decimal }
  | { readonly frames: number | string }
  | { readonly text: string }
  | { readonly choice: FieldKey }
  | { readonly colour: Colour }
  | { readonly vector: readonly [Decimal, Decimal, Decimal] }
  | { readonly reference: Reference }
  | { readonly list: readonly Value[] }
  | { readonly record: { readonly [name: string]: Value } }
  | { readonly unknown: UnknownValue };

/** A variation: its job, and what came of it. */
export interface VariationCell {
  readonly job: Job;
  readonly take: Take | null;
}

/** A run of variations as a contact sheet. */
export interface VariationSheet {
  readonly run: Run;
  readonly variations: Variations;
  /** The last axis moves fastest. */
  readonly cells: readonly VariationCell[];
}

/** What varies along an axis, with the values it takes in order. */
export type VariationTrack = { readonly field: VariedField } | { readonly tier: readonly Tier[] };

/** Variations of a node: every combination of the steps of its axes (at most 4), the last moving fastest, at most 500 in all. What varies along one axis moves together and has as many values. */
export interface Variations {
  readonly node: NodeId;
  readonly axes: readonly (readonly VariationTrack[])[];
}

/** A field that varies: of the varied node, or of one that feeds it and is not rendered itself. */
export interface VariedField {
  readonly node: NodeId;
  readonly key: FieldKey;
  readonly values: readonly Value[];
}

export interface VectorType {
  readonly name: "vector";
}

/** Whether a take may go into the film; open while nobody has decided. */
export type Verdict = "open" | "approved" | "rejected";

/** A take that is made again to see whether the same comes of it. */
export interface Verification {
  readonly job: Id;
  readonly run: Id;
  readonly take: Id;
  /** The take’s number. */
  readonly number: number;
  /** The node may be gone. */
  readonly node: NodeId;
  readonly state: JobState;
  /** The last error, until it succeeds. */
  readonly message: string | null;
  /** Null until it is done. */
  readonly outcome: VerificationOutcome | null;
  /** The take’s file. */
  readonly media: Hash;
  /** What was made again. */
  readonly rendered: Hash | null;
  /** Null when the files are equal or hold no pictures. */
  readonly ssim: Likeness | null;
  /** In decibels; null likewise. */
  readonly psnr: Likeness | null;
  /** What is not as it was, a sentence each. */
  readonly reasons: readonly string[];
}

/** Equal bytes, pictures within the tolerance, or neither. */
export type VerificationOutcome = "equal" | "alike" | "different";

/** Why a job waits. */
export interface Wait {
  readonly reason: WaitReason;
  /** One sentence. */
  readonly detail: string;
  /** When it goes on by itself, if known. */
  readonly until: Moment | null;
}

/** The kinds of reason. */
export type WaitReason =
  | "turn"
  | "inputs"
  | "work"
  | "paused"
  | "project-paused"
  | "postponed"
  | "resting"
  | "worker"
  | "memory";

/** Follow the queue of all projects. */
export interface WatchQueueMessage {
  readonly type: "watchQueue";
}

/** A wire from an output to an input. */
export interface Wire {
  readonly id: WireId;
  readonly source: WireEnd;
  readonly target: WireEnd;
  /** Its place among the wires of its input. */
  readonly order: Order;
  readonly fields: { readonly [name: string]: Value };
}

/** A port of a node. */
export interface WireEnd {
  readonly node: NodeId;
  readonly port: FieldKey;
}

/** Names a wire in its document. */
export type WireId = string;

/** A worker: what it offers, how it stands, what it does. */
export interface Worker {
  readonly id: Id;
  readonly name: string;
  /** How many jobs it does at once. */
  readonly slots: number;
  /** Since when it is here. */
  readonly joined: Moment;
  /** Whether it is given nothing more. */
  readonly paused: boolean;
  /** Bytes; null for as much as it takes. */
  readonly memory: number | null;
  /** Bytes. */
  readonly memoryUsed: number;
  /** Bytes; null likewise. */
  readonly graphicsMemory: number | null;
  /** Bytes. */
  readonly graphicsMemoryUsed: number;
  readonly functions: readonly WorkerFunction[];
  /** What it does now, the longest first. */
  readonly jobs: readonly QueueJob[];
}

/** A function that a worker executes, and how that goes. */
export interface WorkerFunction {
  readonly function: string;
  readonly version: number;
  readonly standing: FunctionStanding;
  /** Until when its engine rests. */
  readonly until: Moment | null;
  /** How many jobs in a row have failed with it here. */
  readonly failures: number;
}

/** The first byte of a binary message on the live connection. */
export const liveFrames = {
  propose: 0x01,
  document: 0x10,
  change: 0x11,
  picture: 0x12,
} as const;

/** What each endpoint takes and gives. */
export interface Endpoints {
  readonly live: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Live;
  };
  readonly ready: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Ready;
  };
  readonly signIn: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: SignIn;
    readonly answer: Me;
  };
  readonly me: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Me;
  };
  readonly signOut: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: undefined;
  };
  readonly renameMe: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: Name;
    readonly answer: Me;
  };
  readonly projects: {
    readonly path: Record<string, never>;
    readonly query: { readonly search?: string; readonly limit?: number; readonly cursor?: Cursor };
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: ProjectList;
  };
  readonly createProject: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: ProjectDraft;
    readonly answer: Project;
  };
  readonly importScreenplay: {
    readonly path: Record<string, never>;
    readonly query: { readonly name?: string };
    readonly headers: Record<string, never>;
    readonly body: Blob;
    readonly answer: Import;
  };
  readonly breakDown: {
    readonly path: Record<string, never>;
    readonly query: { readonly name?: string };
    readonly headers: Record<string, never>;
    readonly body: Blob;
    readonly answer: Breakdown;
  };
  readonly project: {
    readonly path: { readonly project: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Project;
  };
  readonly document: {
    readonly path: { readonly project: Id };
    readonly query: { readonly revision?: number };
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: GraphDocument;
  };
  readonly appendChange: {
    readonly path: { readonly project: Id };
    readonly query: Record<string, never>;
    readonly headers: { readonly "If-Match"?: string };
    readonly body: ChangeDraft;
    readonly answer: LoggedChange;
  };
  readonly changes: {
    readonly path: { readonly project: Id };
    readonly query: { readonly after?: number; readonly limit?: number; readonly cursor?: Cursor };
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: LoggedChangeList;
  };
  readonly events: {
    readonly path: { readonly project: Id };
    readonly query: { readonly since?: number; readonly limit?: number };
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Events;
  };
  readonly plan: {
    readonly path: { readonly project: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: PlanRequest;
    readonly answer: Plan;
  };
  readonly startRun: {
    readonly path: { readonly project: Id };
    readonly query: Record<string, never>;
    readonly headers: { readonly "If-Match"?: string; readonly "Idempotency-Key"?: string };
    readonly body: RunRequest;
    readonly answer: Run;
  };
  readonly runs: {
    readonly path: { readonly project: Id };
    readonly query: { readonly limit?: number; readonly cursor?: Cursor };
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: RunList;
  };
  readonly run: {
    readonly path: { readonly run: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: RunWithJobs;
  };
  readonly cancelRun: {
    readonly path: { readonly run: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Count;
  };
  readonly retryRun: {
    readonly path: { readonly run: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Count;
  };
  readonly variations: {
    readonly path: { readonly project: Id };
    readonly query: { readonly node?: NodeId; readonly limit?: number; readonly cursor?: Cursor };
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: RunList;
  };
  readonly variationSheet: {
    readonly path: { readonly run: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: VariationSheet;
  };
  readonly job: {
    readonly path: { readonly job: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: JobWithAttempts;
  };
  readonly cancelJob: {
    readonly path: { readonly job: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Count;
  };
  readonly retryJob: {
    readonly path: { readonly job: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Count;
  };
  readonly moveJob: {
    readonly path: { readonly job: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: QueuePlace;
    readonly answer: QueueJob;
  };
  readonly cancelProject: {
    readonly path: { readonly project: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Count;
  };
  readonly retryProject: {
    readonly path: { readonly project: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Count;
  };
  readonly queue: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Queue;
  };
  readonly queueJobs: {
    readonly path: Record<string, never>;
    readonly query: { readonly from?: number; readonly limit?: number; readonly project?: Id };
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: QueueJobs;
  };
  readonly queueHistory: {
    readonly path: Record<string, never>;
    readonly query: { readonly project?: Id; readonly limit?: number; readonly cursor?: Cursor };
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: QueueJobList;
  };
  readonly pauseQueue: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: QueueScope;
    readonly answer: Queue;
  };
  readonly resumeQueue: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: QueueScope;
    readonly answer: Queue;
  };
  readonly resetWorker: {
    readonly path: { readonly worker: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Queue;
  };
  readonly takes: {
    readonly path: { readonly project: Id };
    readonly query: { readonly node?: NodeId; readonly deleted?: boolean; readonly limit?: number; readonly cursor?: Cursor };
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: TakeList;
  };
  readonly take: {
    readonly path: { readonly take: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Take;
  };
  readonly reviewTake: {
    readonly path: { readonly take: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: TakeReview;
    readonly answer: Take;
  };
  readonly takeRecipe: {
    readonly path: { readonly take: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Recipe;
  };
  readonly takeFile: {
    readonly path: { readonly take: Id };
    readonly query: { readonly name?: string };
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Blob;
  };
  readonly verifyTake: {
    readonly path: { readonly take: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Verification;
  };
  readonly verification: {
    readonly path: { readonly job: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Verification;
  };
  readonly media: {
    readonly path: { readonly hash: Hash };
    readonly query: { readonly name?: string };
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Blob;
  };
  readonly catalogue: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Catalogue;
  };
  readonly encodedCatalogue: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Blob;
  };
  readonly keys: {
    readonly path: Record<string, never>;
    readonly query: { readonly limit?: number; readonly cursor?: Cursor };
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: KeyList;
  };
  readonly createKey: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: KeyDraft;
    readonly answer: NewKey;
  };
  readonly deleteKey: {
    readonly path: { readonly key: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: undefined;
  };
  readonly createLink: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Link;
  };
  readonly openAPI: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Blob;
  };
  readonly templates: {
    readonly path: Record<string, never>;
    readonly query: { readonly limit?: number; readonly cursor?: Cursor };
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: TemplateList;
  };
  readonly template: {
    readonly path: { readonly template: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Clip;
  };
  readonly saveTemplate: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: TemplateDraft;
    readonly answer: Template;
  };
  readonly forgetTemplate: {
    readonly path: { readonly template: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: undefined;
  };
  readonly assets: {
    readonly path: Record<string, never>;
    readonly query: { readonly project?: Id; readonly scope?: string; readonly kind?: string; readonly text?: string; readonly tag?: string; readonly rating?: number; readonly deleted?: string; readonly sort?: string; readonly limit?: number; readonly cursor?: Cursor };
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: AssetList;
  };
  readonly addAsset: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: AssetDraft;
    readonly answer: Asset;
  };
  readonly asset: {
    readonly path: { readonly asset: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Asset;
  };
  readonly changeAsset: {
    readonly path: { readonly asset: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: AssetChange;
    readonly answer: Asset;
  };
  readonly assetUses: {
    readonly path: { readonly asset: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: AssetUses;
  };
  readonly assetFolders: {
    readonly path: Record<string, never>;
    readonly query: { readonly project?: Id };
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: AssetFolderList;
  };
  readonly addAssetFolder: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: AssetFolderDraft;
    readonly answer: AssetFolder;
  };
  readonly removeAssetFolder: {
    readonly path: { readonly folder: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: undefined;
  };
  readonly uploadOptions: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: undefined;
  };
  readonly createUpload: {
    readonly path: Record<string, never>;
    readonly query: Record<string, never>;
    readonly headers: { readonly "Tus-Resumable": string; readonly "Upload-Length": number; readonly "Upload-Metadata"?: string };
    readonly body: undefined;
    readonly answer: undefined;
  };
  readonly uploadOffset: {
    readonly path: { readonly upload: Id };
    readonly query: Record<string, never>;
    readonly headers: { readonly "Tus-Resumable": string };
    readonly body: undefined;
    readonly answer: undefined;
  };
  readonly continueUpload: {
    readonly path: { readonly upload: Id };
    readonly query: Record<string, never>;
    readonly headers: { readonly "Tus-Resumable": string; readonly "Upload-Offset": number; readonly "Upload-Checksum"?: string };
    readonly body: Blob;
    readonly answer: undefined;
  };
  readonly cancelUpload: {
    readonly path: { readonly upload: Id };
    readonly query: Record<string, never>;
    readonly headers: { readonly "Tus-Resumable": string };
    readonly body: undefined;
    readonly answer: undefined;
  };
  readonly upload: {
    readonly path: { readonly upload: Id };
    readonly query: Record<string, never>;
    readonly headers: Record<string, never>;
    readonly body: undefined;
    readonly answer: Upload;
  };
}

/** Where each endpoint is: its method, and its path with {name} where a parameter stands. */
export const endpoints = {
  live: { method: "GET", path: "/healthz" },
  ready: { method: "GET", path: "/readyz" },
  signIn: { method: "POST", path: "/api/v1/session" },
  me: { method: "GET", path: "/api/v1/session" },
  signOut: { method: "DELETE", path: "/api/v1/session" },
  renameMe: { method: "PATCH", path: "/api/v1/me" },
  projects: { method: "GET", path: "/api/v1/projects" },
  createProject: { method: "POST", path: "/api/v1/projects" },
  importScreenplay: { method: "POST", path: "/api/v1/screenplays" },
  breakDown: { method: "POST", path: "/api/v1/breakdowns" },
  project: { method: "GET", path: "/api/v1/projects/{project}" },
  document: { method: "GET", path: "/api/v1/projects/{project}/document" },
  appendChange: { method: "POST", path: "/api/v1/projects/{project}/changes" },
  changes: { method: "GET", path: "/api/v1/projects/{project}/changes" },
  events: { method: "GET", path: "/api/v1/projects/{project}/events" },
  plan: { method: "POST", path: "/api/v1/projects/{project}/plan" },
  startRun: { method: "POST", path: "/api/v1/projects/{project}/runs" },
  runs: { method: "GET", path: "/api/v1/projects/{project}/runs" },
  run: { method: "GET", path: "/api/v1/runs/{run}" },
  cancelRun: { method: "POST", path: "/api/v1/runs/{run}/cancel" },
  retryRun: { method: "POST", path: "/api/v1/runs/{run}/retry" },
  variations: { method: "GET", path: "/api/v1/projects/{project}/variations" },
  variationSheet: { method: "GET", path: "/api/v1/runs/{run}/variations" },
  job: { method: "GET", path: "/api/v1/jobs/{job}" },
  cancelJob: { method: "POST", path: "/api/v1/jobs/{job}/cancel" },
  retryJob: { method: "POST", path: "/api/v1/jobs/{job}/retry" },
  moveJob: { method: "POST", path: "/api/v1/jobs/{job}/move" },
  cancelProject: { method: "POST", path: "/api/v1/projects/{project}/cancel" },
  retryProject: { method: "POST", path: "/api/v1/projects/{project}/retry" },
  queue: { method: "GET", path: "/api/v1/queue" },
  queueJobs: { method: "GET", path: "/api/v1/queue/jobs" },
  queueHistory: { method: "GET", path: "/api/v1/queue/history" },
  pauseQueue: { method: "POST", path: "/api/v1/queue/pause" },
  resumeQueue: { method: "POST", path: "/api/v1/queue/resume" },
  resetWorker: { method: "POST", path: "/api/v1/workers/{worker}/reset" },
  takes: { method: "GET", path: "/api/v1/projects/{project}/takes" },
  take: { method: "GET", path: "/api/v1/takes/{take}" },
  reviewTake: { method: "PATCH", path: "/api/v1/takes/{take}" },
  takeRecipe: { method: "GET", path: "/api/v1/takes/{take}/recipe" },
  takeFile: { method: "GET", path: "/api/v1/takes/{take}/file" },
  verifyTake: { method: "POST", path: "/api/v1/takes/{take}/verifications" },
  verification: { method: "GET", path: "/api/v1/verifications/{job}" },
  media: { method: "GET", path: "/api/v1/media/{hash}" },
  catalogue: { method: "GET", path: "/api/v1/catalogue" },
  encodedCatalogue: { method: "GET", path: "/api/v1/catalogue/encoded" },
  keys: { method: "GET", path: "/api/v1/keys" },
  createKey: { method: "POST", path: "/api/v1/keys" },
  deleteKey: { method: "DELETE", path: "/api/v1/keys/{key}" },
  createLink: { method: "POST", path: "/api/v1/links" },
  openAPI: { method: "GET", path: "/api/v1/openapi.json" },
  templates: { method: "GET", path: "/api/v1/templates" },
  template: { method: "GET", path: "/api/v1/templates/{template}" },
  saveTemplate: { method: "POST", path: "/api/v1/templates" },
  forgetTemplate: { method: "DELETE", path: "/api/v1/templates/{template}" },
  assets: { method: "GET", path: "/api/v1/assets" },
  addAsset: { method: "POST", path: "/api/v1/assets" },
  asset: { method: "GET", path: "/api/v1/assets/{asset}" },
  changeAsset: { method: "PATCH", path: "/api/v1/assets/{asset}" },
  assetUses: { method: "GET", path: "/api/v1/assets/{asset}/uses" },
  assetFolders: { method: "GET", path: "/api/v1/asset-folders" },
  addAssetFolder: { method: "POST", path: "/api/v1/asset-folders" },
  removeAssetFolder: { method: "DELETE", path: "/api/v1/asset-folders/{folder}" },
  uploadOptions: { method: "OPTIONS", path: "/api/v1/uploads" },
  createUpload: { method: "POST", path: "/api/v1/uploads" },
  uploadOffset: { method: "HEAD", path: "/api/v1/uploads/{upload}" },
  continueUpload: { method: "PATCH", path: "/api/v1/uploads/{upload}" },
  cancelUpload: { method: "DELETE", path: "/api/v1/uploads/{upload}" },
  upload: { method: "GET", path: "/api/v1/uploads/{upload}" },
} as const;
