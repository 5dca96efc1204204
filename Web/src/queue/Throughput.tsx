import type { ReactElement } from "react";
import type { Queue } from "../api/types";
import { count } from "../film/words";
import { lastHour, rateWords } from "./words";

const bar = 3;
const gap = 1;
const height = 24;

/** What was done in each of the last sixty minutes, as a row of bars. */
export function Throughput({ queue }: { queue: Queue }): ReactElement {
    const most = Math.max(1, ...queue.perMinute);
    const width = queue.perMinute.length * (bar + gap) - gap;
    const hour = lastHour(queue);
    const words = `${count(hour, "job")} done in the last hour, ${Math.max(0, ...queue.perMinute)} in the busiest minute`;
    return (
        <div className="throughput" data-tip={words}>
            <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={words}>
                {queue.perMinute.map((done, minute) => {
                    const tall = done === 0 ? 1 : Math.max(2, (done / most) * height);
                    return (
                        <rect
                            key={minute} x={minute * (bar + gap)} y={height - tall} width={bar} height={tall}
                            data-empty={done === 0 || undefined}
                        />
                    );
                })}
            </svg>
            <span className="throughput-words">
                <span className="number">{count(hour, "job")} in the last hour</span>
                <span className="number quiet">{rateWords(queue.perMinute)}</span>
            </span>
        </div>
    );
}
