import { ReactElement, useEffect, useRef } from "react";
import type { PreviewPicture } from "../live/messages";

/** Three bytes a pixel, drawn as they come. */
export function Growing({ picture }: { picture: PreviewPicture }): ReactElement {
    const canvas = useRef<HTMLCanvasElement>(null);
    useEffect(() => {
        const context = canvas.current?.getContext("2d");
        if (!context) return;
        const image = context.createImageData(picture.width, picture.height);
        for (let pixel = 0; pixel < picture.width * picture.height; pixel += 1) {
            image.data[pixel * 4] = picture.rgb[pixel * 3] ?? 0;
            image.data[pixel * 4 + 1] = picture.rgb[pixel * 3 + 1] ?? 0;
            image.data[pixel * 4 + 2] = picture.rgb[pixel * 3 + 2] ?? 0;
            image.data[pixel * 4 + 3] = 255;
        }
        context.putImageData(image, 0, 0);
    }, [picture]);
    return <canvas ref={canvas} width={picture.width} height={picture.height} aria-label={`Frame ${picture.frame}`} />;
}
