// The classes that reception may grant, ordinary first, in the order of the keys 1 to 9.
import type { ClassDocument, PlanDocument, Text } from "$shared/wire.gen";
import { className, ORDINARY } from "$shared/names";

export interface ClassChoice {
  id: string;
  name: Text;
  rules: ClassDocument | null;
}

export function grantable(plan: PlanDocument, role: string): ClassChoice[] {
  const ordinary = { id: ORDINARY, name: className(plan, ORDINARY), rules: null };
  const granted = plan.classes.filter(
    (known) =>
      known.id !== ORDINARY && !known.retired && (known.granted_by.length === 0 || known.granted_by.includes(role)),
  );
  return [ordinary, ...granted.map((known) => ({ id: known.id, name: known.name, rules: known }))];
}
