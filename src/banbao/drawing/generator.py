"""The compiler of templates: Jinja's own, but for what makes pages slow to draw."""

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.meta import find_undeclared_variables
from markupsafe import Markup

from banbao.drawing.shared import Drawing
from banbao.drawing.words import Words


class Generator(CodeGenerator):
    """Writes the Python code of a template.

    Words are translated here; texts are escaped without being wrapped; macros are called straight, not through the
    page's context; parts are imported once; and what is `shared` is drawn once.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's naming
        """Write a template's code, with the names of `runtime` at hand."""
        Words(self.environment.extensions[Drawing.identifier].catalogue, self.environment).visit(node)  # type: ignore[attr-defined]
        imported = {name for each in node.find_all(nodes.FromImport) for name in each.names}
        macros = {name[1] if isinstance(name, tuple) else name for name in imported}
        macros |= {each.name for each in node.find_all(nodes.Macro)}
        # A name that is also a variable somewhere may not be the macro where it is called.
        self.macros = macros - {each.name for each in node.find_all(nodes.Name) if each.ctx != "load"}
        self.markup: dict[Markup, str] = {}
        self.writing: nodes.Expr | None = None
        self.writeline("from functools import partial")
        self.writeline("from banbao.drawing.runtime import Modules, Pieces, marked, written, written_call")
        self.writeline("modules, pieces = Modules(environment), Pieces()")
        super().visit_Template(node, frame)
        for value, name in self.markup.items():
            self.writeline(f"{name} = {value!r}")

    def visit_Const(self, node: nodes.Const, frame: Frame) -> None:  # noqa: N802
        """Name markup, so that it is not made again each time."""
        if type(node.value) is Markup:
            self.write(self.markup.setdefault(node.value, f"markup_{len(self.markup)}"))
        else:
            super().visit_Const(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if not _escapes(frame) or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        elif self._calls_macro(node, frame):
            self.writing = node
            self.write("(")
        else:
            self.write("written(")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context or not isinstance(node.template, nodes.Const):
            super()._import_common(node, frame)
        else:
            self.write(f"modules[{node.template.value!r}]")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Hang a macro's function on it, to be called with what arguments there are."""
        super().macro_def(macro_ref, frame)
        takes_more = macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs
        if isinstance(macro_ref.node, nodes.Macro) and not takes_more and _escapes(frame):
            name = frame.symbols.ref(macro_ref.node.name)
            self.writeline(f"macro.__defaults__ = (missing,) * {len(macro_ref.node.args)}")
            self.writeline(f"{name}.text, {name}.markup = macro, marked(macro)")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Call a macro straight where that is what stands there."""
        if forward_caller or not self._calls_macro(node, frame):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        assert isinstance(node.node, nodes.Name)
        straight, otherwise = ("text", "written_call, context") if node is self.writing else ("markup", "context.call")
        self.write(f"(getattr({frame.symbols.ref(node.node.name)}, {straight!r}, None) or partial({otherwise}, ")
        self.visit(node.node, frame)
        self.write("))(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _calls_macro(self, node: nodes.Expr, frame: Frame) -> bool:
        if not isinstance(node, nodes.Call) or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return False
        return isinstance(node.node, nodes.Name) and node.node.name in self.macros and _escapes(frame)

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:  # noqa: N802
        """Write a `shared` piece: found among those that were drawn, or drawn."""
        call = node.call
        if not isinstance(call.node, nodes.ExtensionAttribute) or call.node.identifier != Drawing.identifier:
            super().visit_CallBlock(node, frame)
            return
        self._check_shared(node)
        values, piece = self.temporary_identifier(), self.temporary_identifier()
        self.writeline(f"{values} = ({values!r}, ", node)
        for each in call.kwargs:
            self.visit(each.value, frame)
            self.write(", ")
        self.write(")")
        self.writeline(f"{piece} = pieces.get({values})")
        self.writeline(f"if {piece} is None or {piece}[0] is not ")
        self.visit(call.args[0], frame)
        self.write(":")
        self.indent()
        self._draw_shared(node, frame, values, piece)
        self.outdent()
        self.simple_write(f"{piece}[1]", frame)

    def _draw_shared(self, node: nodes.CallBlock, frame: Frame, values: str, piece: str) -> None:
        others = [each for each in node.call.kwargs if each.value != nodes.Name(each.key, "load")]
        names = [nodes.Name(each.key, "param") for each in others]
        body = nodes.Scope([nodes.With(names, [each.value for each in others], node.body)] if others else node.body)
        inner = frame.inner()
        inner.require_output_check = False
        inner.symbols.analyze_node(body)
        self.enter_frame(inner)
        self.buffer(inner)
        self.blockvisit(body.body, inner)
        self.writeline(f"{piece} = pieces.keep({values}, ")
        self.visit(node.call.args[0], frame)
        self.write(f", concat({inner.buffer}))")
        self.leave_frame(inner)

    def _check_shared(self, node: nodes.CallBlock) -> None:
        """Refuse a piece that depends on more than it says."""
        if node.find(nodes.Block):
            self.fail("a block cannot be shared", node.lineno)
        known = {each.key for each in node.call.kwargs} | self.macros
        if isinstance(owner := node.call.args[0], nodes.Name):
            known.add(owner.name)
        unknown = find_undeclared_variables(nodes.Template(node.body, environment=self.environment)) - known
        if unknown:
            self.fail(f"shared does not name {', '.join(sorted(unknown))}", node.lineno)


def _escapes(frame: Frame) -> bool:
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile
