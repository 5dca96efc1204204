/** What the library gives to cards: the picture of an image, a clip without a take, the wave of a sound; and menu entries. */
import type { MenuEntry } from "../canvas/interface";
import { wave } from "../canvas/faces";
import { mediaAddress, stills } from "../media/pictures";
import type { Studio } from "../studio/studio";
import { variationEntries } from "../variations/desk";
import { deskOf } from "./context";
import { assetIn, mediaIn } from "./references";
import { isKeepable, saveToLibrary, updateLibrary } from "./saving";
import { showInLibrary } from "./showing";

/** Pixels: as wide as a card is drawn at most. */
const widest = 640;

/** The name of the picture of a card; undefined when it has none (yet). */
export function stillOf(studio: Studio, id: string): string | undefined {
    const node = studio.document.node(id);
    if (!node || (node.kind !== "image" && node.kind !== "video" && node.kind !== "audio")) return undefined;
    const { cache } = deskOf(studio);
    const id_ = assetIn(node.fields);
    const asset = id_ === undefined ? undefined : cache.get(id_);
    const isUnknown = id_ !== undefined && !asset && !cache.isMissing(id_);
    if (node.kind === "audio") return asset?.pictures.waveform ? `wave:${asset.pictures.waveform}` : undefined;
    if (asset?.pictures.thumbnail) return `image:${asset.pictures.thumbnail}`;
    const file = mediaIn(node.fields);
    // Large files are decoded only where nothing smaller will come.
    if (node.kind === "video" || isUnknown || asset?.pictures.working || file === undefined) return undefined;
    return `image:${file}`;
}

export function entriesOf(studio: Studio, nodes: readonly string[]): MenuEntry[] {
    const [id] = nodes;
    const node = id === undefined || nodes.length !== 1 ? null : studio.document.node(id);
    const asset = node && assetIn(node.fields);
    const entries: MenuEntry[] = [];
    if (node && asset) entries.push({ title: "Show in the library", run: () => void showInLibrary(deskOf(studio), asset) });
    if (isKeepable(studio, node)) {
        if (asset) {
            const what = node.kind === "scene" ? "place" : "character";
            entries.push({ title: `Update the library’s ${what} from this card`, run: () => void updateLibrary(studio, node.id) });
        }
        entries.push({
            title: asset ? "Save as another in the library" : "Save to the library", keys: "Shift S", run: () => void saveToLibrary(studio, node.id),
        });
    }
    return entries;
}

/** Pictures that are no takes are drawn here; answers what ends it. */
export function giveToCards(studio: Studio): () => void {
    stills.draw = draw;
    studio.library = {
        still: (node) => stillOf(studio, node), entries: (nodes) => [...variationEntries(studio, nodes), ...entriesOf(studio, nodes)],
    };
    studio.session.looksOther("all");
    return deskOf(studio).cache.changed.add((assets) => {
        const nodes = studio.document.nodes().filter(({ id, kind }) =>
            /^(image|video|audio)$/.test(kind) && assets.has(assetIn(studio.document.node(id)?.fields ?? {}) ?? ""));
        if (nodes.length > 0) studio.session.looksOther(new Set(nodes.map(({ id }) => id)));
    });
}

async function draw(picture: string): Promise<ImageBitmap> {
    const [look, media = ""] = picture.split(":");
    const answer = await fetch(mediaAddress(media), { credentials: "same-origin" });
    if (!answer.ok) throw new Error("no picture in it");
    const whole = await createImageBitmap(await answer.blob());
    if (look === "wave") return tinted(whole);
    if (whole.width <= widest) return whole;
    const small = await createImageBitmap(whole, { resizeWidth: widest, resizeHeight: Math.round((whole.height * widest) / whole.width), resizeQuality: "high" });
    whole.close();
    return small;
}

/** A white wave in the colour of sounds, with room around it, in the shape of the card's picture. */
async function tinted(whole: ImageBitmap): Promise<ImageBitmap> {
    const canvas = document.createElement("canvas");
    canvas.width = whole.width;
    canvas.height = Math.round((whole.width * wave.height) / wave.width);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("The browser cannot draw.");
    const style = getComputedStyle(document.documentElement);
    const inset = Math.round(canvas.height * 0.12);
    context.drawImage(whole, 0, inset, canvas.width, canvas.height - 2 * inset);
    context.globalCompositeOperation = "source-in";
    context.fillStyle = style.getPropertyValue("--port-audio").trim();
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.globalCompositeOperation = "destination-over";
    context.fillStyle = style.getPropertyValue("--background-1").trim();
    context.fillRect(0, 0, canvas.width, canvas.height);
    whole.close();
    return createImageBitmap(canvas);
}
