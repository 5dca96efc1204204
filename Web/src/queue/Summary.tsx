import type { ReactElement } from "react";
import type { Queue } from "../api/types";
import { keyText } from "../app/commands";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { useStore } from "../ui/store";
import { Throughput } from "./Throughput";
import { useDesk } from "./desk";
import { counted } from "./words";

/** How much is in work and waits, and how fast it goes. */
export function Summary({ queue }: { queue: Queue }): ReactElement {
    const { working, waiting, blocked } = counted(queue);
    return (
        <section className="summary" aria-label="How it goes">
            <Figure number={working} words="in work" />
            <Figure number={waiting} words="waiting" />
            {blocked > 0 && <Figure number={blocked} words="blocked by a failure" />}
            <PausedFilms queue={queue} />
            <Throughput queue={queue} />
        </section>
    );
}

function Figure({ number, words }: { number: number; words: string }): ReactElement {
    return <span className="figure"><b className="number">{number.toLocaleString("en-GB")}</b> {words}</span>;
}

function PausedFilms({ queue }: { queue: Queue }): ReactElement | null {
    const desk = useDesk();
    const titles = useStore(desk.titles);
    if (queue.pausedProjects.length === 0) return null;
    return (
        <span className="paused-films" role="list" aria-label="Paused films">
            {queue.pausedProjects.map((project) => {
                const title = titles.get(project) ?? "A film";
                return (
                    <span key={project} role="listitem" className="paused-film">
                        <Icon name="pause" />{title}
                        {desk.mayOperate && (
                            <Button kind="quiet" aria-label={`Resume ${title}`} onClick={() => void desk.pause({ project }, false)}>
                                Resume
                            </Button>
                        )}
                    </span>
                );
            })}
        </span>
    );
}

/** The main switch. */
export function PauseSwitch({ queue }: { queue: Queue }): ReactElement | null {
    const desk = useDesk();
    if (!desk.mayOperate) return null;
    return (
        <Button
            kind={queue.paused ? "primary" : "plain"} icon={queue.paused ? "play" : "pause"} keys={keyText("Shift+P")}
            tip={queue.paused ? "Give out work again" : "Give out nothing more; what is in work is finished"}
            onClick={() => void desk.pause({ everything: true }, !queue.paused)}
        >
            <span className="pause-words">{queue.paused ? "Resume" : "Pause everything"}</span>
        </Button>
    );
}

/** Says that nothing is given out; without it a still queue looks broken. */
export function PausedStrip({ queue }: { queue: Queue }): ReactElement | null {
    if (!queue.paused) return null;
    return (
        <div className="paused-strip" role="status">
            <Icon name="pause" />
            <span>The queue is paused. What is in work is finished; nothing new begins until it goes on.</span>
        </div>
    );
}
