import './mantine.css';
import './app.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { onSessionExpired } from './api.ts';
import { styleNonce } from './nonce.ts';
import { queryClient, end } from './query.ts';
import { router } from './router.tsx';
import { theme, variables } from './theme.ts';
import { guardHtml } from './trusted-html.ts';

const Notices = lazy(async () => ({ default: (await import('./notices.tsx')).Notices }));
guardHtml();
const nonce = styleNonce();
// Where the library that keeps the page from scrolling behind a dialog looks for it.
Object.assign(globalThis, { __webpack_nonce__: nonce });
onSessionExpired(() => {
  end();
  const { href, pathname } = router.state.location;
  const from = pathname === '/sign-in' ? undefined : href;
  router.navigate({ to: '/sign-in', search: { from } }).catch(() => undefined);
});

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no #root.');
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Suspense>
          <Notices />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
