/** The list of operations: the one place from which everything else is generated. */
import { listActivity } from './activity.ts';
import {
  createAnsweringGroup,
  deleteAnsweringGroup,
  getAnsweringGroup,
  getAnsweringGroupState,
  getAnsweringGroupTimeline,
  listAnsweringGroups,
  removeAnsweringGroupOverride,
  setAnsweringGroupOverride,
  updateAnsweringGroup,
} from './answering-groups.ts';
import { exchangeConfiguration, listConfigSms, redeemConfiguration, sendConfigSms } from './config-sms.ts';
import { createHolidayEvents, listHolidays } from './holidays.ts';
import {
  createIvrMenu,
  deleteIvrMenu,
  getIvrMenu,
  getIvrMenuState,
  getIvrMenuTimeline,
  listIvrMenus,
  removeIvrMenuOverride,
  setIvrMenuOverride,
  updateIvrMenu,
} from './ivr-menus.ts';
import { putOrganization } from './onboarding.ts';
import type { Operation } from './operation.ts';
import { getOrganization, updateOrganization } from './organization.ts';
import { getDocs, getHealth, getOpenapi } from './reference.ts';
import {
  createScheduleEvent,
  deleteScheduleEvent,
  deleteScheduleException,
  getScheduleEvent,
  listScheduleEvents,
  previewScheduleEvent,
  putScheduleException,
  updateScheduleEvent,
} from './schedule-events.ts';
import { answerChallenge, createSession, deleteSession, getMe, refreshSession } from './session.ts';
import { listUserNames } from './user-names.ts';
import { createUser, deleteUser, getUser, listUsers, resetPassword, restoreUser, updateUser } from './users.ts';

export const operations = [
  createSession,
  answerChallenge,
  refreshSession,
  deleteSession,
  getMe,
  getOrganization,
  updateOrganization,
  listUsers,
  listUserNames,
  createUser,
  getUser,
  updateUser,
  deleteUser,
  restoreUser,
  resetPassword,
  sendConfigSms,
  listConfigSms,
  exchangeConfiguration,
  redeemConfiguration,
  listAnsweringGroups,
  createAnsweringGroup,
  getAnsweringGroup,
  updateAnsweringGroup,
  deleteAnsweringGroup,
  getAnsweringGroupState,
  getAnsweringGroupTimeline,
  setAnsweringGroupOverride,
  removeAnsweringGroupOverride,
  listIvrMenus,
  createIvrMenu,
  getIvrMenu,
  updateIvrMenu,
  deleteIvrMenu,
  getIvrMenuState,
  getIvrMenuTimeline,
  setIvrMenuOverride,
  removeIvrMenuOverride,
  listScheduleEvents,
  createScheduleEvent,
  previewScheduleEvent,
  getScheduleEvent,
  updateScheduleEvent,
  deleteScheduleEvent,
  putScheduleException,
  deleteScheduleException,
  listHolidays,
  createHolidayEvents,
  listActivity,
  putOrganization,
  getOpenapi,
  getDocs,
  getHealth,
] as const satisfies readonly Operation[];

export type AnyOperation = (typeof operations)[number];
export type OperationId = AnyOperation['id'];
