/** Numbers of the browser as exact decimals. */

/** How many digits behind the point a step has. */
export function places(step: number): number {
    return (String(step).split(".")[1] ?? "").length;
}

/** `12.5`: at most as many digits as the step and two more have, and no superfluous zero. */
export function decimalText(number: number, step = 0.01): string {
    const text = number.toFixed(Math.min(18, places(step) + 2));
    return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "").replace(/^-0$/, "0") : text;
}
