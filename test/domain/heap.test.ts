import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Heap } from '../../domain/heap.ts';

it('gives the least of what is in it, whatever was put in and taken out before', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 20 }))), (steps) => {
      const heap = new Heap<number>((one, other) => one < other);
      let model: readonly number[] = [];
      for (const step of steps) {
        if (step === null) {
          expect(heap.takeFirst()).toBe(model[0]);
          model = model.slice(1);
        } else {
          heap.put(step);
          model = [...model, step].toSorted((one, other) => one - other);
        }
        expect(heap.first).toBe(model[0]);
      }
    }),
  );
});
