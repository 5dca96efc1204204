import { between, Camera } from "./camera";

/** A camera on its way to another place. A value without clock: whoever draws brings the time. */
export class Flight {
    private passed = 0;

    constructor(readonly from: Camera, readonly to: Camera, private readonly duration: number) {}

    get isOver(): boolean {
        return this.passed >= this.duration;
    }

    /** The camera after so many more milliseconds. */
    advanced(milliseconds: number): Camera {
        this.passed += milliseconds;
        if (this.isOver) return this.to;
        const part = this.passed / this.duration;
        return between(this.from, this.to, 1 - Math.pow(1 - part, 3));
    }
}
