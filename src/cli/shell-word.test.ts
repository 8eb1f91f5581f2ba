import { equal } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { shellWord } from './shell-word.ts';

test('what needs no quotes has none', () => {
  for (const path of ['pruefstand-out/selbsttest.zip', 'C:\\Prüfung\\a-b_1.yaml', 'äöü.zip']) equal(shellWord(path), path);
});

test('a shell reads the path that was meant', { skip: process.platform === 'win32' }, () => {
  for (const path of ['mein Register', "Müller's $HOME", 'a "b"', 'a;b&c', 'x`id`', '~/x y', '!!', '(1).zip', ''])
    equal(execFileSync('sh', ['-c', `printf %s ${shellWord(path)}`], { encoding: 'utf8' }), path);
});
