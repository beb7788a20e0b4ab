/** When no toast about a failure is shown. Apart from toasts, which the first load does not have. */

let condition = (): boolean => false;

/** Shows no toast about a failure as long as the condition is true. */
export function muteFailuresWhile(isMuted: () => boolean): void {
  condition = isMuted;
}

/** Whether such toasts are not shown now. */
export const areFailuresMuted = (): boolean => condition();
