/** A configuration or a plugin that cannot be used. Every message names the file and the place in it; the command ends with 2. */
export class ConfigError extends Error {
  readonly messages: readonly string[]

  constructor(messages: readonly string[]) {
    super(messages.join('\n'))
    this.name = 'ConfigError'
    this.messages = messages
  }
}

/** The first line of what was thrown: parsers put a picture of the source below it. */
export function reasonOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return message.split('\n', 1)[0]!.replace(/:\s*$/, '')
}
