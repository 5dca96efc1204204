/** Where the edits are while the studio does not answer: on this device, or only in this tab. */
import type { OfflineWords } from "../live/journal";

/**
 * @param unsent changes that the studio has not confirmed.
 * @param kept how many of them this device keeps; undefined where it keeps none.
 */
export function offlineWords(unsent: number, kept: number | undefined): OfflineWords {
    const edits = editsOf(unsent);
    if (kept === undefined) {
        const open = "This browser keeps nothing for the page: leave the tab open";
        return unsent > 0
            ? said(`Offline: ${edits} only in this tab`, `${open} until the studio answers`, `${open}, and ${edits} will be sent when it is back.`)
            : said("Offline", "Everything so far is saved", `You can go on. ${open} then: edits are sent when it is back.`);
    }
    if (unsent === 0) {
        return said(
            "Offline", "Everything so far is saved. New edits are kept on this device",
            "You can go on: edits are kept on this device, and sent when it is back.");
    }
    const words = kept > 0 ? `Offline: ${editsOf(kept)} kept on this device` : `Offline: keeping ${edits}…`;
    const tip = kept >= unsent ? `You may close the tab: ${edits} kept here` : "The last edits are being kept on this device";
    return said(words, `${tip}, and sent when the studio answers`, `You can go on: ${edits} will be sent when it is back.`);
}

function said(words: string, tip: string, strip: string): OfflineWords {
    return { words, tip, strip };
}

/** This part comes alone, and brings its own. */
function editsOf(number: number): string {
    return `${number.toLocaleString("en-GB")} ${number === 1 ? "edit" : "edits"}`;
}
