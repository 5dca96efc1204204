/** Frames a second as an exact fraction. */
export interface Rate {
    numerator: number;
    denominator: number;
}

/** Width over height as an exact ratio. */
export interface Aspect {
    width: number;
    height: number;
}
