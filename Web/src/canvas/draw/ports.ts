/** Ports tell their type by colour and by shape, so that nobody needs to see colours. */
export type PortShape =
    | "circle" | "square" | "diamond" | "ringed" | "half" | "hollow" | "triangle" | "hexagon" | "bar" | "dot"
    | "double";

const shapes: Record<string, PortShape> = {
    character: "circle", scene: "square", style: "diamond", image: "circle", video: "ringed", audio: "half",
    mask: "hollow", depth: "triangle", pose: "hexagon", text: "bar", number: "dot", sequence: "double",
};

export function portShape(type: string): PortShape {
    return shapes[type] ?? "circle";
}

type Tracer = (path: Path2D, x: number, y: number, r: number) => void;

const tracers: Record<PortShape, Tracer> = {
    circle: (path, x, y, r) => disc(path, x, y, r),
    ringed: (path, x, y, r) => {
        disc(path, x, y, r * 0.5);
        ring(path, x, y, r * 1.15, r * 0.8);
    },
    dot: (path, x, y, r) => disc(path, x, y, r * 0.6),
    half: (path, x, y, r) => {
        path.moveTo(x, y - r);
        path.arc(x, y, r, -Math.PI / 2, Math.PI / 2);
        path.closePath();
    },
    square: (path, x, y, r) => path.rect(x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7),
    hollow: (path, x, y, r) => {
        path.rect(x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7);
        polygon(path, [[x - r * 0.45, y - r * 0.45], [x - r * 0.45, y + r * 0.45], [x + r * 0.45, y + r * 0.45],
            [x + r * 0.45, y - r * 0.45]]);
    },
    diamond: (path, x, y, r) => polygon(path, [[x, y - r * 1.15], [x + r * 1.15, y], [x, y + r * 1.15],
        [x - r * 1.15, y]]),
    triangle: (path, x, y, r) => polygon(path, [[x - r * 0.8, y - r], [x + r, y], [x - r * 0.8, y + r]]),
    hexagon: (path, x, y, r) => polygon(path, Array.from({ length: 6 }, (_, i) =>
        [x + r * 1.05 * Math.cos(i * Math.PI / 3), y + r * 1.05 * Math.sin(i * Math.PI / 3)])),
    bar: (path, x, y, r) => path.rect(x - r * 0.4, y - r * 1.1, r * 0.8, r * 2.2),
    double: (path, x, y, r) => {
        path.rect(x - r * 0.9, y - r * 1.1, r * 0.65, r * 2.2);
        path.rect(x + r * 0.25, y - r * 1.1, r * 0.65, r * 2.2);
    },
};

/** Adds a port's shape to a path that is filled by the non-zero rule. */
export function tracePort(path: Path2D, type: string, x: number, y: number, radius: number): void {
    tracers[portShape(type)](path, x, y, radius);
}

function disc(path: Path2D, x: number, y: number, r: number): void {
    path.moveTo(x + r, y);
    path.arc(x, y, r, 0, 2 * Math.PI);
    path.closePath();
}

function ring(path: Path2D, x: number, y: number, outer: number, inner: number): void {
    disc(path, x, y, outer);
    path.moveTo(x + inner, y);
    path.arc(x, y, inner, 0, 2 * Math.PI, true);
    path.closePath();
}

function polygon(path: Path2D, points: readonly (readonly number[])[]): void {
    points.forEach((point, index) => {
        if (index === 0) path.moveTo(point[0] ?? 0, point[1] ?? 0);
        else path.lineTo(point[0] ?? 0, point[1] ?? 0);
    });
    path.closePath();
}
