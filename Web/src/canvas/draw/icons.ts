/** Small signs, drawn in a square of 16 with strokes of 1.5 or filled. */
interface Sign {
    readonly path: string;
    readonly isFilled?: boolean;
}

const signs = {
    character: { path: "M8 8.2a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 14c.4-3 2.6-4.6 5.5-4.6S13.1 11 13.5 14" },
    scene: {
        path: "M1.8 13.2 6.2 5.800l2.8 4.4 1.6-2.2 3.6 5.200ZM11.6 5.200a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.600Z",
    },
    shot: { path: "M2 5.600h8.400v6.800H2ZM10.4 8l3.6-2.200v6.400L10.4 10M3.8 3.400h4.8" },
    sequence: { path: "M1.8 4.200h12.400v7.600H1.800ZM6 4.200v7.600M10 4.200v7.6" },
    note: { path: "M3 2.600h7l3 3v7.800H3ZM5.4 7h5.200M5.4 9.800h5.2" },
    image: { path: "M2 3.5h12v9H2ZM2 10.5l3.5-3 3 3 2-2 3.5 3" },
    video: { path: "M2 3.5h12v9H2ZM6.6 6v4L10.4 8Z" },
    audio: { path: "M2.4 6.5v3M5.2 4.5v7M8 2.5v11M10.8 5v6M13.6 6.5v3" },
    frame: { path: "M2.5 4.500V2.500h2M11.5 2.500h2v2M13.5 11.500v2h-2M4.5 13.500h-2v-2M5.5 6h5v4h-5Z" },
    subgraph: { path: "M2.5 2.500h11v11h-11ZM5 6.500h2.5v3H5ZM7.500 8h2M9.500 6.500H11v3H9.500Z" },
    fold: { path: "M4 6.200 8 10.200l4-4" },
    unfold: { path: "M6.200 4 10.200 8l-4 4" },
    other: { path: "M3 3h10v10H3Z" },
    clock: { path: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.800V8l2.2 1.6" },
    lightning: { path: "M9.2 1.6 3.6 9h3.600l-.8 5.400L12.4 7H8.600Z", isFilled: true },
    warning: { path: "M8 2.2 14.4 13.400H1.600ZM8 6.400v3.400M8 11.400v.5" },
    barred: { path: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM3.9 12.1 12.1 3.9" },
    lock: { path: "M4 7.400h8v6H4ZM5.6 7.400V5.200a2.4 2.4 0 0 1 4.8 0v2.2" },
    muted: { path: "M2.4 6.200h2.400L8 3.600v8.800L4.8 9.800H2.400ZM10.6 6.400l3.2 3.200M13.8 6.400l-3.2 3.2" },
    held: { path: "M5.6 3.600v8.800M10.4 3.600v8.8" },
    check: { path: "M3.6 8.4 6.8 11.6 12.6 4.8" },
    approved: { path: "M1.6 8.4 4.8 11.6 10.6 4.8M7.6 10.6l1 1 5.800-6.8" },
    star: { path: "m8 2.5 1.7 3.600 3.800.5-2.800 2.700.7 3.900L8 11.3l-3.400 1.900.7-3.900-2.800-2.700 3.800-.5z" },
    unknown: { path: "M5.6 6a2.4 2.4 0 1 1 3.4 2.200c-.7.3-1 .7-1 1.500M8 12v.5" },
} as const;

export type SignName = keyof typeof signs;

const paths = new Map<SignName, Path2D>();

/** Draws a sign with its upper left corner at a point. */
export function drawSign(
    context: CanvasRenderingContext2D, name: SignName, x: number, y: number, size: number, colour: string,
): void {
    const sign: Sign = signs[name];
    let path = paths.get(name);
    if (!path) paths.set(name, (path = new Path2D(sign.path)));
    const scale = size / 16;
    context.translate(x, y);
    context.scale(scale, scale);
    if (sign.isFilled) {
        context.fillStyle = colour;
        context.fill(path);
    } else {
        context.strokeStyle = colour;
        context.lineWidth = 1.4;
        context.lineJoin = "round";
        context.lineCap = "round";
        context.stroke(path);
        context.lineCap = "butt";
        context.lineJoin = "miter";
    }
    context.scale(1 / scale, 1 / scale);
    context.translate(-x, -y);
}

export function kindSign(kind: string): SignName {
    return /^(character|scene|shot|sequence|note|image|video|audio|frame|subgraph)$/.test(kind) ? kind as SignName : "other";
}
