import { MouseEvent, ReactElement, useEffect, useRef } from "react";
import type { Project } from "../api/types";
import { navigate } from "../app/router";
import { shortTimecode, timecode } from "../film/timecode";
import { ago, count, exactly } from "../film/words";
import { TakePicture } from "../media/TakePicture";
import { Icon } from "../ui/Icon";
import { initials } from "./people";

/** A film: its newest picture, title, length, how much of it is shot, and who works on it. */
export function ProjectCard({ project }: { project: Project }): ReactElement {
    const address = `/projects/${project.id}`;
    const poster = useRef<HTMLSpanElement>(null);
    const { width, height } = project.aspect;
    useEffect(() => {
        poster.current?.style.setProperty("--aspect", `${width} / ${height}`);
        const share = project.shots === 0 ? 0 : project.finishedShots / project.shots;
        poster.current?.style.setProperty("--share", String(share));
    }, [width, height, project.shots, project.finishedShots]);

    const open = (event: MouseEvent): void => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate(address);
    };
    return (
        <a className="card" href={address} onClick={open}>
            <span className="card-poster" ref={poster}>
                {project.poster ? <TakePicture media={project.poster.media} /> : <span className="card-blank"><Icon name="film" /></span>}
                {project.shots > 0 && <span className="card-progress" aria-hidden="true"><i /></span>}
            </span>
            <span className="card-title">{project.title || "Untitled"}</span>
            <span className="card-line">
                {project.frames > 0 && (
                    <span className="timecode" data-tip={timecode(project.frames, project.rate)}>
                        {shortTimecode(project.frames, project.rate)}
                    </span>
                )}
                <span>{shotWords(project)}</span>
            </span>
            <span className="card-line card-line-quiet">
                <span data-tip={exactly(project.changed)}>{ago(project.changed)}</span>
                <span className="people">
                    {project.people.filter((person) => person.name !== "").slice(0, 4).map((person) => (
                        <i key={person.id} className="avatar avatar-small" data-tip={person.name}>{initials(person.name)}</i>
                    ))}
                </span>
            </span>
        </a>
    );
}

function shotWords(project: Project): string {
    if (project.shots === 0) return "No shots yet";
    if (project.finishedShots === project.shots) return `${count(project.shots, "shot")}, all finished`;
    return `${project.finishedShots} of ${count(project.shots, "shot")} finished`;
}
