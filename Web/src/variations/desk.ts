/** Variations of an open film as the page's parts find them: what is being set up, and how far jobs are, by job. */
import type { JobProgress, Variations } from "../api/types";
import { connection } from "../app/connection";
import { navigate } from "../app/router";
import { Binary, readPreview } from "../live/binary";
import type { PreviewPicture, StudioMessage } from "../live/messages";
import { isUnderWay } from "../live/states";
import type { MenuEntry } from "../canvas/interface";
import { Studio, makesSomething } from "../studio/studio";
import { Listeners, Store } from "../ui/store";

/** A set-up that is open: of a node, beginning with the axes of an earlier one. */
export interface SettingUp {
    readonly node: string;
    readonly from?: Variations;
}

export class VariationDesk {
    readonly settingUp = new Store<SettingUp | undefined>(undefined);
    /** How far jobs in work are. Several of one node are at once, so nodes do not tell them apart. */
    readonly progress = new Map<string, JobProgress>();
    readonly previews = new Map<string, PreviewPicture>();
    /** Something of these is another. */
    private readonly changed = new Listeners();
    /** What the studio tells of the film. */
    readonly told = new Listeners<StudioMessage>();

    constructor(private readonly studio: Pick<Studio, "session">) {}

    /** The place of a job in the queue, 1 being next. */
    place(job: string): number | undefined {
        return this.studio.session.states.positions[job];
    }

    /** Calls back when progress, previews or places are others. */
    readonly subscribe = (listener: () => void): (() => void) => this.changed.add(listener);

    /** Listens for as long as the film is open. */
    follow(): () => void {
        const ends = [
            connection.texts.add((message) => this.hear(message)),
            connection.binaries.add((bytes) => {
                const preview = bytes[0] === Binary.picture ? readPreview(bytes) : undefined;
                if (!preview) return;
                this.previews.set(preview.job, preview.picture);
                this.changed.call();
            }),
        ];
        return () => ends.forEach((end) => end());
    }

    hear(message: StudioMessage): void {
        if (!("project" in message) || message.project !== this.studio.session.id) return;
        if (message.type === "progress") {
            for (const job of message.jobs) this.progress.set(job.job, job);
        } else if (message.type === "state") {
            // What is in work tells itself again.
            this.progress.clear();
            this.previews.clear();
        } else if (message.type === "events") {
            for (const item of message.items) {
                if (item.kind !== "job") continue;
                if (item.state !== "leased") this.progress.delete(item.job);
                if (!isUnderWay(item.state)) this.previews.delete(item.job);
            }
        }
        this.told.call(message);
        this.changed.call();
    }
}

const desks = new WeakMap<Studio, VariationDesk>();

export function deskOf(studio: Studio): VariationDesk {
    let desk = desks.get(studio);
    if (!desk) desks.set(studio, (desk = new VariationDesk(studio)));
    return desk;
}

/** Where a sheet is, for the address bar and whoever it is sent to. */
export function sheetAddress(project: string, run: string): string {
    return `/projects/${project}/variations/${run}`;
}

export function showSheet(studio: Studio, run: string): void {
    deskOf(studio).settingUp.set(undefined);
    navigate(sheetAddress(studio.session.id, run));
}

/** From a sheet back to the canvas. */
export function leaveSheet(studio: Studio): void {
    navigate(`/projects/${studio.session.id}`);
    studio.canvas?.focus();
}

/** What a card's menu offers. */
export function variationEntries(studio: Studio, nodes: readonly string[]): MenuEntry[] {
    const [node, another] = nodes;
    if (node === undefined || another !== undefined || !makesSomething(studio, node)) return [];
    return [{ title: "Variations…", keys: "V", run: () => deskOf(studio).settingUp.set({ node }) }];
}

/** Opens the set-up of what is selected, or says what to select. */
export function setUpSelected(studio: Studio): void {
    const [node, another] = studio.runnable();
    if (node === undefined) return studio.tell("Select a shot to make variations of it.");
    if (another !== undefined) return studio.tell("Select one shot: variations are made of one at a time.");
    return deskOf(studio).settingUp.set({ node });
}
