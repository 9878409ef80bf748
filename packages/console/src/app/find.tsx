import { Kbd, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useRef, useState, type ReactElement } from 'react';

/** Finds a customer from anywhere: `/` puts the cursor here. */
export function Find(): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const navigate = useNavigate();
  useHotkeys([['/', () => input.current?.focus()]]);
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const search = text.trim();
          navigate({ to: '/customers', search: search === '' ? {} : { search } }).catch(() => undefined);
          input.current?.blur();
        }}
      >
        <TextInput
          ref={input}
          w={{ base: 176, xs: 220, md: 300 }}
          aria-label="Find a customer by id, anonymous id or e-mail"
          placeholder="Find a customer"
          leftSection={<Search size={14} aria-hidden />}
          rightSection={
            <Kbd size="xs" visibleFrom="xs">
              /
            </Kbd>
          }
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </form>
    </search>
  );
}
