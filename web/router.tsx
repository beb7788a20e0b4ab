/** The pages and their addresses. Each is a chunk of its own. */
import type { RouteObject } from 'react-router';
import { Broken, NotFound } from './shell/dead-ends.tsx';
import { loadTexts } from './language.ts';
import { ShellSkeleton } from './shell/shell-skeleton.tsx';

/** A page that has texts about subscriptions: they are loaded in parallel with it. */
const withSubscriptionTexts =
  <Page,>(load: () => Promise<Page>) =>
  async (): Promise<Page> => {
    const [page] = await Promise.all([load(), loadTexts('subscriptions')]);
    return page;
  };

/** The same of ports, whose texts are about subscriptions too. */
const withPortTexts = <Page,>(load: () => Promise<Page>) =>
  withSubscriptionTexts(async () => {
    const [page] = await Promise.all([load(), loadTexts('ports')]);
    return page;
  });

export const routes: RouteObject[] = [
  {
    errorElement: <Broken />,
    hydrateFallbackElement: <ShellSkeleton />,
    children: [
      {
        path: '/login',
        lazy: async () => {
          const [{ LoginPage: Component }] = await Promise.all([
            import('./pages/login/login-page.tsx'),
            loadTexts('login'),
          ]);
          return { Component };
        },
      },
      {
        path: '/login/new-password',
        lazy: async () => {
          const [{ NewPasswordPage: Component }] = await Promise.all([
            import('./pages/login/new-password-page.tsx'),
            loadTexts('login'),
          ]);
          return { Component };
        },
      },
      {
        path: '/login/forgot-password',
        lazy: async () => {
          const [{ ForgotPasswordPage: Component }] = await Promise.all([
            import('./pages/login/forgot-password-page.tsx'),
            loadTexts('login'),
          ]);
          return { Component };
        },
      },
      {
        path: '/login/reset-password',
        lazy: async () => {
          const [{ ResetPasswordPage: Component }] = await Promise.all([
            import('./pages/login/reset-password-page.tsx'),
            loadTexts('login'),
          ]);
          return { Component };
        },
      },
      {
        lazy: async () => ({ Component: (await import('./shell/shell.tsx')).Shell }),
        children: [
          {
            errorElement: <Broken />,
            children: [
              {
                path: '/',
                lazy: async () => {
                  const [{ OverviewPage: Component }] = await Promise.all([
                    import('./pages/overview/overview-page.tsx'),
                    loadTexts('overview'),
                  ]);
                  return { Component };
                },
              },
              {
                path: '/users/new',
                lazy: async () => ({ Component: (await import('./pages/users/new-user-page.tsx')).NewUserPage }),
              },
              {
                path: '/users/:userId/edit',
                lazy: async () => ({ Component: (await import('./pages/users/edit-user-page.tsx')).EditUserPage }),
              },
              {
                path: '/users',
                lazy: async () => ({ Component: (await import('./pages/users/users-page.tsx')).UsersPage }),
                children: [
                  {
                    path: ':userId',
                    lazy: withSubscriptionTexts(async () => ({
                      Component: (await import('./pages/users/user-panel.tsx')).UserPanel,
                    })),
                  },
                ],
              },
              {
                path: '/answering-groups/new',
                lazy: async () => ({
                  Component: (await import('./pages/answering-groups/new-answering-group-page.tsx'))
                    .NewAnsweringGroupPage,
                }),
              },
              {
                path: '/answering-groups/:id/edit',
                lazy: async () => ({
                  Component: (await import('./pages/answering-groups/edit-answering-group-page.tsx'))
                    .EditAnsweringGroupPage,
                }),
              },
              {
                path: '/answering-groups',
                lazy: async () => ({
                  Component: (await import('./pages/answering-groups/answering-groups-page.tsx')).AnsweringGroupsPage,
                }),
                children: [
                  {
                    path: ':id',
                    lazy: async () => ({
                      Component: (await import('./pages/answering-groups/answering-group-panel.tsx'))
                        .AnsweringGroupPanel,
                    }),
                  },
                ],
              },
              {
                path: '/ivr-menus/new',
                lazy: async () => ({
                  Component: (await import('./pages/ivr-menus/new-ivr-menu-page.tsx')).NewIvrMenuPage,
                }),
              },
              {
                path: '/ivr-menus/:id/edit',
                lazy: async () => ({
                  Component: (await import('./pages/ivr-menus/edit-ivr-menu-page.tsx')).EditIvrMenuPage,
                }),
              },
              {
                path: '/ivr-menus',
                lazy: async () => ({ Component: (await import('./pages/ivr-menus/ivr-menus-page.tsx')).IvrMenusPage }),
                children: [
                  {
                    path: ':id',
                    lazy: async () => ({
                      Component: (await import('./pages/ivr-menus/ivr-menu-panel.tsx')).IvrMenuPanel,
                    }),
                  },
                ],
              },
              {
                path: '/schedule',
                lazy: async () => {
                  const [{ CalendarPage: Component }] = await Promise.all([
                    import('./pages/calendar/calendar-page.tsx'),
                    loadTexts('holidays'),
                  ]);
                  return { Component };
                },
              },
              {
                path: '/voice-messages',
                lazy: async () => ({
                  Component: (await import('./pages/voice-messages/voice-messages-page.tsx')).VoiceMessagesPage,
                }),
                children: [
                  {
                    path: ':id',
                    lazy: async () => ({
                      Component: (await import('./pages/voice-messages/voice-message-panel.tsx')).VoiceMessagePanel,
                    }),
                  },
                ],
              },
              {
                path: '/subscriptions/new',
                lazy: withSubscriptionTexts(async () => {
                  const [{ OrderWizardPage: Component }] = await Promise.all([
                    import('./pages/order-wizard/order-wizard-page.tsx'),
                    loadTexts('order-wizard'),
                    loadTexts('ports'),
                  ]);
                  return { Component };
                }),
              },
              {
                path: '/subscriptions',
                lazy: withSubscriptionTexts(async () => ({
                  Component: (await import('./pages/subscriptions/subscriptions-page.tsx')).SubscriptionsPage,
                })),
                children: [
                  {
                    path: 'orders/:orderId',
                    lazy: withSubscriptionTexts(async () => ({
                      Component: (await import('./pages/subscriptions/order-panel.tsx')).OrderPanel,
                    })),
                  },
                  {
                    path: 'ports/:portRequestId',
                    lazy: withPortTexts(async () => ({
                      Component: (await import('./pages/subscriptions/port-panel.tsx')).PortPanel,
                    })),
                  },
                  {
                    path: ':subscriptionId',
                    lazy: withSubscriptionTexts(async () => ({
                      Component: (await import('./pages/subscriptions/subscription-panel.tsx')).SubscriptionPanel,
                    })),
                  },
                ],
              },
              {
                path: '/activity',
                lazy: async () => ({ Component: (await import('./pages/activity/activity-page.tsx')).ActivityPage }),
              },
              {
                path: '/organization',
                lazy: async () => ({
                  Component: (await import('./pages/organization/organization-page.tsx')).OrganizationPage,
                }),
              },
              { path: '*', element: <NotFound /> },
            ],
          },
        ],
      },
    ],
  },
];
