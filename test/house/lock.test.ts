import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lockFaults, type Lock } from '../../scripts/check-lock.ts';

describe('the lock', () => {
  it('of this project is whole', () => {
    expect(lockFaults(JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock)).toEqual([]);
  });

  it('is refused when a platform package is missing', () => {
    const lock: Lock = {
      packages: {
        'node_modules/esbuild': { optionalDependencies: { '@esbuild/linux-x64': '1', '@esbuild/darwin-arm64': '1' } },
        'node_modules/@esbuild/linux-x64': {},
      },
    };
    expect(lockFaults(lock)).toEqual([
      'node_modules/esbuild names @esbuild/darwin-arm64 as optional, and the lock does not have it',
    ]);
  });

  it('finds a platform package in the folder itself and in each above', () => {
    const lock: Lock = {
      packages: {
        '': { optionalDependencies: { node: '24' } },
        'node_modules/node': {},
        'node_modules/vite/node_modules/rolldown': { optionalDependencies: { near: '1', middle: '1', far: '1' } },
        'node_modules/vite/node_modules/rolldown/node_modules/near': {},
        'node_modules/vite/node_modules/middle': {},
        'node_modules/far': {},
      },
    };
    expect(lockFaults(lock)).toEqual([]);
  });

  it('is refused when a package comes from elsewhere than the registry', () => {
    const lock: Lock = {
      packages: {
        'node_modules/good': { resolved: 'https://registry.npmjs.org/good/-/good-1.0.0.tgz' },
        'node_modules/odd': { resolved: 'https://mirror.example/odd/-/odd-1.0.0.tgz' },
        'node_modules/git': { resolved: 'git+ssh://git@example.com/git.git#abc' },
      },
    };
    expect(lockFaults(lock)).toEqual([
      'node_modules/odd comes from https://mirror.example/odd/-/odd-1.0.0.tgz, not from registry.npmjs.org',
      'node_modules/git comes from git+ssh://git@example.com/git.git#abc, not from registry.npmjs.org',
    ]);
  });
});
