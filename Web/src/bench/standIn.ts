/** Pictures for shots of a studio that has no takes yet: drawn here, and they say so. */

/** As wide as a real take's picture is kept. */
const size = { width: 640, height: 360 };
/** So many different ones there are. */
const different = 240;

/** Names with a colon are those of pictures that are no takes. */
export function standInName(number: number): string {
    return `drawn:${number % different}`;
}

/** A floor, a light and two figures, in another colour for each number. */
export async function drawStandIn(name: string): Promise<ImageBitmap> {
    const canvas = document.createElement("canvas");
    canvas.width = size.width;
    canvas.height = size.height;
    const context = canvas.getContext("2d");
    if (!context) throw new Error("The browser cannot draw.");
    const number = Number(name.split(":")[1] ?? 0);
    const hue = (number * 47) % 360;
    room(context, hue);
    figure(context, 200 + (number * 37) % 160, 1 + (number % 4) / 4, hue + 150);
    figure(context, 420 + (number * 53) % 120, 0.8 + (number % 3) / 5, hue + 210);
    context.fillStyle = "rgb(0 0 0 / 0.45)";
    context.fillRect(0, size.height - 56, size.width, 56);
    context.fillStyle = "white";
    context.font = "600 26px sans-serif";
    context.fillText(`Drawn in this tab, no take · ${number + 1}`, 24, size.height - 19);
    return createImageBitmap(canvas);
}

function room(context: CanvasRenderingContext2D, hue: number): void {
    const wall = context.createRadialGradient(220, 90, 20, 320, 180, 460);
    wall.addColorStop(0, `hsl(${hue} 45% 62%)`);
    wall.addColorStop(1, `hsl(${hue + 20} 40% 18%)`);
    context.fillStyle = wall;
    context.fillRect(0, 0, size.width, size.height);
    context.fillStyle = `hsl(${hue + 30} 28% 14%)`;
    context.fillRect(0, 262, size.width, size.height - 262);
}

function figure(context: CanvasRenderingContext2D, x: number, scale: number, hue: number): void {
    context.fillStyle = `hsl(${hue % 360} 35% 42%)`;
    context.beginPath();
    context.ellipse(x, 300, 52 * scale, 118 * scale, 0, Math.PI, 2 * Math.PI);
    context.fill();
    context.fillStyle = "hsl(24 38% 58%)";
    context.beginPath();
    context.arc(x, 300 - 132 * scale, 30 * scale, 0, 2 * Math.PI);
    context.fill();
}
