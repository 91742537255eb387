/** Whether to colour: what the command line says, else `NO_COLOR` and `FORCE_COLOR` (no-color.org, force-color.org), else whether a terminal reads. */
export function wantsColor(option: boolean | undefined, toTerminal: boolean): boolean {
  if (option !== undefined) return option
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return toTerminal && TERM !== 'dumb'
}
