/** Answering groups and IVR menus, found by what one knows of them. */
import { useQuery } from '@tanstack/react-query';
import { formatPhoneNumber } from '../../domain/phone-number.ts';
import type { TargetReply } from './schedule-of.ts';
import { answeringGroupsQuery, ivrMenusQuery } from './schedule-queries.ts';

/** By the beginning of a word of the name, or by the number in any spelling. */
export function isMeant({ name, number }: TargetReply, q: string): boolean {
  if (q === '') return true;
  const sought = q.toLocaleLowerCase('sv');
  const digits = q.replaceAll(/\D/g, '');
  const isNamed = name
    .toLocaleLowerCase('sv')
    .split(/\s+/)
    .some((_, place, words) => words.slice(place).join(' ').startsWith(sought));
  return (
    isNamed || (digits !== '' && number !== null && formatPhoneNumber(number).replaceAll(/\D/g, '').startsWith(digits))
  );
}

/** Those of both kinds that are meant; groups first. None before they are read. */
export function useFoundTargets(q: string): readonly TargetReply[] {
  const groups = useQuery(answeringGroupsQuery).data ?? [];
  const menus = useQuery(ivrMenusQuery).data ?? [];
  return [...groups, ...menus].filter((target) => isMeant(target, q.trim()));
}
