import { exportSigningKey, generateSigningKey } from '../domain/signing/signing.ts'
import { type Command, exit } from './command.ts'

/** Makes a key for deployments with more than one process, which sign with the same one. */
export const newSigningKey: Command = {
  usage: 'new-signing-key',
  about: 'Prints a new Ed25519 key for SIGNING_KEY.',

  async run(_args, print) {
    print(exportSigningKey(generateSigningKey()).trim().replaceAll('\n', '\\n'))
    return exit.holds
  },
}
