/** Two players at one position: the left one leads, the right one is never more than a frame away, and equal when they stand. */
import type { Take } from "../api/types";
import type { Rate } from "../film/values";
import { mediaAddress } from "../media/pictures";
import type { Player } from "../media/player";
import { Store } from "../ui/store";

export class Pair {
    /** The position of both; as long as the longer one, of which the shorter holds its last frame. */
    readonly state = new Store({ frame: 0, frames: 0, speed: 0 });
    private readonly endings: (() => void)[];
    private frames = 0;

    constructor(readonly left: Player, readonly right: Player) {
        for (const player of [left, right]) {
            player.setMuted(true);
            player.setLooping(false);
        }
        this.endings = [left.state.subscribe(() => this.follow()), right.state.subscribe(() => this.follow())];
    }

    load(left: Take, right: Take, rate: Rate): void {
        const { frame } = this.state.get();
        this.frames = Math.max(left.frames, right.frames);
        this.left.load(mediaAddress(left.media), left.frames, rate);
        this.right.load(mediaAddress(right.media), right.frames, rate);
        this.seek(Math.min(frame, this.frames - 1));
    }

    close(): void {
        for (const end of this.endings) end();
        this.left.load(undefined, 0, { numerator: 24, denominator: 1 });
        this.right.load(undefined, 0, { numerator: 24, denominator: 1 });
    }

    toggle(): void {
        if (this.leader().state.get().speed !== 0) return this.seek(this.leader().state.get().frame);
        for (const player of [this.left, this.right]) player.toggle();
    }

    step(by: number): void {
        this.seek(this.state.get().frame + by);
    }

    /** Stops, and shows the same frame of both. */
    seek(frame: number): void {
        const target = Math.max(0, Math.min(this.frames - 1, Math.round(frame)));
        for (const player of [this.left, this.right]) {
            player.play(0);
            player.seek(target);
        }
        this.state.set({ frame: target, frames: this.frames, speed: 0 });
    }

    /** The longer one, whose frames are all seen. */
    private leader(): Player {
        return this.right.state.get().frames > this.left.state.get().frames ? this.right : this.left;
    }

    private follow(): void {
        const leader = this.leader();
        const other = leader === this.left ? this.right : this.left;
        const { frame, speed } = leader.state.get();
        if (speed === 0) {
            if (this.state.get().speed !== 0) this.seek(frame);
            return;
        }
        this.state.set({ frame, frames: this.frames, speed });
        const last = other.state.get().frames - 1;
        if (Math.abs(Math.min(frame, last) - other.state.get().frame) > 1) other.seek(Math.min(frame, last));
    }
}
