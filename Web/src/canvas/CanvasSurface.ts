import { CoreStopped } from "../wasm/core";
import type { NodeId } from "../wasm/core";
import { Camera, clampZoom, fitted, inPixels, panned, Point, resized } from "./camera";
import { Contents } from "./contents";
import { Renderer } from "./draw/renderer";
import { addNode, deleteSelection } from "./edits";
import { cardFaces } from "./faces";
import { FrameLoop, FrameResult } from "./frameLoop";
import { levelAround } from "./levels";
import type { Canvas, CanvasHost, HostChange } from "./interface";
import { Announcer } from "./parts/announcer";
import { HoverPlayback } from "./parts/hoverPlayback";
import { Input } from "./parts/input";
import { inspection, publish } from "./parts/inspection";
import { Label } from "./parts/label";
import { watchScenery } from "./parts/scenery";
import { SurfaceStage } from "./parts/surfaceStage";
import { foot, Views } from "./parts/views";
import { PaletteDrop } from "./states/paletteDrop";
import { readTheme, Theme, tokensOf } from "./theme";

/** The drawn canvas: it puts its parts together and lets each frame happen. */
export class CanvasSurface implements Canvas {
    onView: ((scale: number) => void) | undefined;
    onFrame: (() => void) | undefined;
    onLevel: ((level: NodeId | null) => void) | undefined;
    readonly stage: SurfaceStage;
    private readonly renderer: Renderer;
    private readonly contents: Contents;
    private readonly loop: FrameLoop;
    private readonly input: Input;
    private endKeys: (() => void) | undefined;
    private readonly label: Label;
    private readonly playback: HoverPlayback;
    private readonly views: Views;
    private readonly announcer: Announcer;
    private readonly endings: (() => void)[] = [];
    /** Where each level was looked at. */
    private readonly cameras = new Map<NodeId | null, Camera>();
    private level: NodeId | null;
    private theme: Theme;
    private faces = "";
    private isPlaced = false;
    private drawnSelection: ReadonlySet<string>[] = [];
    private drawnZoom = 0;
    private ratio = 0;
    private toldAt = -Infinity;

    /** Fills an element, which becomes focusable. */
    constructor(private readonly element: HTMLElement, private readonly host: CanvasHost) {
        element.tabIndex = 0;
        element.setAttribute("role", "application");
        element.setAttribute("aria-label", "Canvas");
        element.classList.add("canvas");
        this.theme = readTheme(element);
        this.level = host.core.level;
        this.tellFaces();
        this.contents = new Contents(host);
        this.loop = new FrameLoop((time, since) => this.safeFrame(time, since));
        this.renderer = new Renderer(
            element, host, this.contents, this.theme, this.tokens(), () => this.loop.request());
        this.stage = new SurfaceStage({
            parent: element, host, menu: this, redraw: () => this.loop.request(),
            cameraChanged: () => this.views.stop(), faceOf: node => this.renderer.faceOf(node),
        });
        this.views = new Views(this.viewsSources());
        this.playback = new HoverPlayback(
            element, this.stage, () => this.stage.machine.isIdle, node => this.renderer.faceOf(node));
        this.input = new Input(
            element, this.stage.machine, this.stage, at => this.stage.showMenu(at, this.stage.target(at, "mouse")),
            (by, milliseconds) => this.views.fly(panned(this.stage.camera, by.x, by.y), milliseconds));
        this.label = new Label(element);
        this.announcer = new Announcer(element, host);
        this.watch();
        this.takeKeys();
        this.resize(element.clientWidth, element.clientHeight);
    }

    // MARK: What the page asks for

    get scale(): number {
        return this.stage.camera.zoom;
    }

    fit(): void {
        this.views.fit();
    }

    fitSelection(): void {
        this.views.fitSelection();
    }

    actualSize(): void {
        this.zoom(1 / this.scale);
    }

    zoom(factor: number): void {
        this.views.zoom(factor);
    }

    fly({ x, y, zoom }: Pick<Camera, "x" | "y" | "zoom">): void {
        this.views.fly({ ...this.stage.camera, x, y, zoom: clampZoom(zoom) });
    }

    get pointed(): Point | null {
        return this.input.last;
    }

    show(node: NodeId): void {
        const { core, catalogue } = this.host;
        const level = levelAround(core, catalogue, node);
        if (level !== core.level) this.enter(level);
        this.views.show(node);
    }

    enter(level: NodeId | null): void {
        const { core } = this.host;
        const before = core.level;
        if (level === before) return;
        this.endGesture();
        this.cameras.set(before, this.stage.camera);
        core.enter(level);
        this.level = level;
        // Whoever comes out finds what they were in.
        this.host.selection.set(before !== null && core.standIn(before)?.node === before && !core.isOutside(before) ? [before] : []);
        const bounds = core.bounds();
        const known = this.cameras.get(level);
        const { width, height } = this.stage.camera;
        if (known) this.stage.setCamera(resized(known, width, height));
        else if (bounds) this.stage.setCamera(fitted(this.stage.camera, inPixels(bounds)));
        this.renderer.outdated();
        this.focus();
        this.onLevel?.(level);
    }

    place(clientX: number, clientY: number): Point {
        return this.input.place(clientX, clientY);
    }

    freePlace(): Point {
        return this.views.freePlace();
    }

    paletteMove(kind: string, clientX: number, clientY: number): void {
        this.drop(kind).moved(this.place(clientX, clientY));
    }

    paletteDrop(kind: string, clientX: number, clientY: number): boolean {
        const isTaken = this.drop(kind).dropped(this.place(clientX, clientY));
        if (isTaken) this.focus();
        return isTaken;
    }

    paletteCancel(): void {
        if (this.stage.machine.current instanceof PaletteDrop) this.stage.machine.cancel();
    }

    add(kind: string): void {
        addNode(this.host, kind, this.freePlace());
        this.focus();
    }

    tellsOf(gone: NodeId): boolean {
        return this.stage.machine.current.tellsOf(gone);
    }

    selectAll(): void {
        this.host.selection.set(this.host.core.seenNodes());
    }

    deleteSelection(): void {
        this.endGesture();
        deleteSelection(this.host);
    }

    focus(): void {
        this.element.focus({ preventScroll: true });
    }

    dispose(): void {
        this.endGesture();
        for (const end of this.endings) end();
        this.loop.stop();
        this.renderer.end();
        this.playback.dispose();
        this.element.classList.remove("canvas");
        this.element.replaceChildren();
    }

    // MARK: What happens

    private watch(): void {
        const { host, stage } = this;
        this.endings.push(
            () => this.input.dispose(), () => this.endKeys?.(), host.aids.subscribe(() => this.takeKeys()),
            host.subscribe(change => this.hostChanged(change)),
            host.core.subscribe(touched => {
                this.contents.touched(touched);
                this.leaveWhatIsGone();
                this.tellFaces();
                stage.machine.current.documentChanged();
                stage.redraw();
            }),
            host.pictures.subscribe(() => this.renderer.outdated()),
            watchScenery(this.element, {
                resized: (width, height) => this.resize(width, height),
                themeChanged: () => {
                    this.theme = readTheme(this.element);
                    this.renderer.setTheme(this.theme, this.tokens());
                },
                fontsChanged: () => {
                    this.renderer.fontsChanged();
                },
            }),
            publish(inspection({
                element: this.element, document: host.core, painted: this.renderer.painted,
                settled: () => this.loop.settled(), listens: () => this.endKeys !== undefined,
                get camera() { return stage.camera; }, setCamera: camera => stage.setCamera(camera),
            })));
    }

    /** Its keys come with what helps with gestures. */
    private takeKeys(): void {
        this.endKeys ??= this.host.aids.get()?.keys(this.element, this.stage, this.input, this);
    }

    private tokens(): Record<string, string> {
        const { portTypes, kinds } = this.host.catalogue;
        return tokensOf(this.element, portTypes.map(({ key }) => key), kinds.map(({ key }) => key));
    }

    private hostChanged(change: HostChange): void {
        if (change.nodes) this.contents.workChanged(change.nodes);
        if (this.host.selection.nodes.size === 1) this.announcer.update();
        this.stage.redraw();
    }

    /** The subgraph that was looked into is gone: the core looks at the top. */
    private leaveWhatIsGone(): void {
        const { level } = this.host.core;
        if (level === this.level) return;
        this.level = level;
        this.host.tell("The subgraph that was open is gone.");
        this.onLevel?.(level);
        this.views.fit();
    }

    /** Cards have the film's aspect: it is told to the core when it is another. */
    private tellFaces(): void {
        const faces = cardFaces(this.host.core, this.host.catalogue, this.theme);
        const text = JSON.stringify(faces);
        if (text === this.faces) return;
        this.faces = text;
        this.host.core.setFaces(faces);
    }

    private resize(width: number, height: number): void {
        if (width === 0 || height === 0) return;
        const ratio = window.devicePixelRatio || 1;
        const { camera } = this.stage;
        if (ratio === this.ratio && camera.width === width && camera.height === height) return;
        this.ratio = ratio;
        const next = resized(camera, width, height);
        const bounds = this.host.core.bounds();
        this.stage.setCamera(this.isPlaced || !bounds ? next : fitted(next, inPixels(bounds), foot()));
        this.isPlaced = true;
        this.loop.now();
    }

    /** A core that has stopped draws nothing until the page has started it anew, which touches everything. */
    private safeFrame(time: number, since: number): FrameResult {
        try {
            return this.frame(time, since);
        } catch (error) {
            if (!(error instanceof CoreStopped)) throw error;
            this.host.coreStopped?.();
            return { again: "never", isSettled: false };
        }
    }

    private frame(time: number, since: number): FrameResult {
        const { stage } = this;
        this.views.advance(since);
        const { current } = stage.machine;
        if (current.needsTicks) current.tick(since);
        this.tellSelection();
        const drawn = this.renderer.draw(stage.camera, this.ratio, stage.overlay, time);
        this.label.show(stage.overlay.label);
        this.element.style.cursor = stage.overlay.cursor;
        stage.placeTitle();
        this.playback.update();
        this.onFrame?.();
        this.tellZoom(time, drawn.isSettled);
        const isUnderWay = this.views.isFlying || stage.machine.current.needsTicks;
        return { again: isUnderWay ? "next" : drawn.again, isSettled: drawn.isSettled && !this.views.isFlying };
    }

    /** A read-out need not change sixty times a second; the last word comes when all is drawn. */
    private tellZoom(time: number, isLast: boolean): void {
        const { zoom } = this.stage.camera;
        if (this.drawnZoom === zoom || (!isLast && time - this.toldAt < 100)) return;
        this.drawnZoom = zoom;
        this.toldAt = time;
        this.onView?.(zoom);
    }

    private tellSelection(): void {
        const { nodes, wires } = this.host.selection;
        if (this.drawnSelection[0] === nodes && this.drawnSelection[1] === wires) return;
        this.drawnSelection = [nodes, wires];
        this.announcer.update();
        this.host.core.setSelection(nodes, wires);
    }

    /** What is going on ends with nothing changed. */
    endGesture(): void {
        if (!this.stage.machine.isIdle) this.stage.machine.cancel();
    }

    private drop(kind: string): PaletteDrop {
        const { current } = this.stage.machine;
        if (current instanceof PaletteDrop && current.kind === kind) return current;
        this.endGesture();
        const drop = new PaletteDrop(this.stage, kind);
        this.stage.go(drop);
        return drop;
    }

    private viewsSources(): ConstructorParameters<typeof Views>[0] {
        const surface = this;
        return {
            host: this.host, setCamera: camera => this.stage.setCamera(camera), redraw: () => this.loop.request(),
            get camera() { return surface.stage.camera; }, get motion() { return surface.theme.motion; },
        };
    }
}
