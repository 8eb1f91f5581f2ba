/** The EICAR test file, which virus scanners are agreed to report. It is put together here, so that no scanner reports this file. */

const TEST_FILE = [String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}`, '$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join('');

/** Whether bytes hold the test file, anywhere. */
export function isHarmful(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(TEST_FILE, 0, 'latin1');
}
