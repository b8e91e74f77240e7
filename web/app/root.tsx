// The outermost page: whatever the address names, and the toasts above it.
import { Outlet } from '@tanstack/react-router';
import { ToastRegion } from '../design/toast-region.tsx';

export function Root() {
  return (
    <>
      <Outlet />
      <ToastRegion />
    </>
  );
}
