import { Camera, panned, Point } from "../camera";

const reach = 32;
const fastest = 900;

/** The camera after some time with a drag held near an edge of the surface, or beyond: the further, the faster. */
export function pulled(camera: Camera, at: Point, milliseconds: number): Camera {
    const x = pull(at.x, camera.width);
    const y = pull(at.y, camera.height);
    if (x === 0 && y === 0) return camera;
    const step = (fastest * Math.min(milliseconds, 50)) / 1000;
    return panned(camera, -x * step, -y * step);
}

/** Whether a drag held here pulls the camera. */
export function isPulling(camera: Camera, at: Point): boolean {
    return pull(at.x, camera.width) !== 0 || pull(at.y, camera.height) !== 0;
}

/** −1…1. */
function pull(place: number, length: number): number {
    if (length < 4 * reach) return 0;
    if (place < reach) return -Math.min(1, (reach - place) / reach);
    if (place > length - reach) return Math.min(1, (place - length + reach) / reach);
    return 0;
}
