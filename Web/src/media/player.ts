/** Plays a take frame by frame: every position is a whole frame of the film's rate. */
import { frameAt, frameMiddle } from "../film/timecode";
import type { Rate } from "../film/values";
import { Store } from "../ui/store";

export interface PlayerState {
    frame: number;
    frames: number;
    /** Frames a second as a multiple of the rate; negative is backwards, 0 stands. */
    speed: number;
    isLooping: boolean;
    isMuted: boolean;
    /** There is a picture to see. */
    isReady: boolean;
    hasFailed: boolean;
}

type FrameCallback = (now: number, metadata: { mediaTime: number }) => void;
type FrameVideo = HTMLVideoElement & { requestVideoFrameCallback?: (callback: FrameCallback) => number };

const fastest = 8;

export class Player {
    readonly state = new Store<PlayerState>({
        frame: 0, frames: 0, speed: 0, isLooping: true, isMuted: false, isReady: false, hasFailed: false,
    });
    private video: FrameVideo | undefined;
    private rate: Rate = { numerator: 24, denominator: 1 };
    private address: string | undefined;
    private wanted: number | undefined;
    private backwards = 0;
    private lastTick = 0;
    private owed = 0;

    /** The element that shows the picture; undefined when it goes. */
    attach(video: HTMLVideoElement | null): void {
        this.video?.pause();
        this.video = video ?? undefined;
        if (!video) return;
        video.onloadeddata = () => this.loaded();
        video.onerror = () => {
            if (video.getAttribute("src")) this.set({ hasFailed: true, isReady: false, speed: 0 });
        };
        video.onseeked = () => this.seeked();
        video.onended = () => this.ended();
        if (this.address) video.src = this.address;
        this.watch();
    }

    /** Shows a file; the same one again changes nothing. */
    load(address: string | undefined, frames: number, rate: Rate): void {
        this.rate = rate;
        if (address === this.address) {
            this.set({ frames });
            return;
        }
        const wasPlaying = this.state.get().speed > 0;
        this.halt();
        this.address = address;
        this.wanted = undefined;
        this.set({ frame: 0, frames, speed: wasPlaying ? 1 : 0, isReady: false, hasFailed: false });
        if (!this.video) return;
        if (address) this.video.src = address;
        else this.video.removeAttribute("src");
        this.video.load();
    }

    toggle(): void {
        if (this.state.get().speed === 0) this.play(1);
        else this.play(0);
    }

    /** J, K and L: each press of the same direction doubles the speed. */
    shuttle(direction: -1 | 0 | 1): void {
        const { speed } = this.state.get();
        if (direction === 0) this.play(0);
        else if (Math.sign(speed) === direction) this.play(Math.max(-fastest, Math.min(fastest, speed * 2)));
        else this.play(direction);
    }

    play(speed: number): void {
        const { frames, frame, isReady } = this.state.get();
        if (!this.video || frames === 0) return;
        this.halt();
        if (speed > 0 && frame >= frames - 1) this.seek(0);
        this.set({ speed });
        if (!isReady) return;
        if (speed > 0) {
            this.video.playbackRate = speed;
            void this.video.play().catch(() => this.set({ speed: 0 }));
        } else if (speed < 0) {
            this.lastTick = performance.now();
            this.owed = 0;
            this.backwards = requestAnimationFrame((now) => this.stepBackwards(now));
        }
    }

    /** Goes so many frames forward (or back) and stands there. */
    step(frames: number): void {
        this.play(0);
        this.seek((this.wanted ?? this.state.get().frame) + frames);
    }

    seek(frame: number): void {
        const { frames } = this.state.get();
        const target = Math.max(0, Math.min(frames - 1, Math.round(frame)));
        this.set({ frame: target });
        if (!this.video || !this.state.get().isReady) {
            this.wanted = target;
        } else if (this.video.seeking) {
            // The newest wish is sought once the running one is done.
            this.wanted = target;
        } else {
            this.wanted = undefined;
            this.video.currentTime = frameMiddle(target, this.rate);
        }
    }

    setLooping(isLooping: boolean): void {
        this.set({ isLooping });
    }

    setMuted(isMuted: boolean): void {
        this.set({ isMuted });
        if (this.video) this.video.muted = isMuted;
    }

    private halt(): void {
        cancelAnimationFrame(this.backwards);
        if (this.video && !this.video.paused) {
            this.video.pause();
            this.video.currentTime = frameMiddle(this.state.get().frame, this.rate);
        }
    }

    private loaded(): void {
        this.set({ isReady: true, hasFailed: false });
        if (this.video) this.video.muted = this.state.get().isMuted;
        if (this.wanted !== undefined) this.seek(this.wanted);
        const { speed } = this.state.get();
        if (speed !== 0) this.play(speed);
    }

    private seeked(): void {
        const wanted = this.wanted;
        if (wanted === undefined) return;
        this.wanted = undefined;
        this.seek(wanted);
    }

    private ended(): void {
        const { isLooping, speed } = this.state.get();
        if (isLooping && speed > 0) {
            this.seek(0);
            void this.video?.play().catch(() => this.set({ speed: 0 }));
        } else {
            this.set({ speed: 0, frame: Math.max(0, this.state.get().frames - 1) });
        }
    }

    /** The number of the frame on screen follows the picture, not a clock. */
    private watch(): void {
        const video = this.video;
        if (!video?.requestVideoFrameCallback) return;
        video.requestVideoFrameCallback((_, { mediaTime }) => {
            if (video !== this.video) return;
            if (!video.seeking && !video.paused) {
                const frame = frameAt(mediaTime, this.rate);
                this.set({ frame: Math.max(0, Math.min(this.state.get().frames - 1, frame)) });
            }
            this.watch();
        });
    }

    private stepBackwards(now: number): void {
        const { speed, frame, frames, isLooping } = this.state.get();
        if (speed >= 0) return;
        this.owed += ((now - this.lastTick) / 1000) * -speed * (this.rate.numerator / this.rate.denominator);
        this.lastTick = now;
        const whole = Math.floor(this.owed);
        if (whole > 0 && !this.video?.seeking) {
            this.owed -= whole;
            if (frame === 0 && !isLooping) {
                this.set({ speed: 0 });
                return;
            }
            this.seek(frame === 0 ? frames - 1 : Math.max(0, frame - whole));
        }
        this.backwards = requestAnimationFrame((later) => this.stepBackwards(later));
    }

    private set(change: Partial<PlayerState>): void {
        const before = this.state.get();
        const isSame = (Object.keys(change) as (keyof PlayerState)[]).every((key) => before[key] === change[key]);
        if (!isSame) this.state.set({ ...before, ...change });
    }
}
