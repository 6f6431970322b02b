// The mutants that `make mutants` makes: [name, file, what it has, what it gets, the test program that must notice].
// Each is an edit that review once found nobody noticed, or one like it.
export const mutants = [
  // ui
  ['mirror: hash without strings', 'src/ui/mirror.cc', 'out_.strings.data(),\n                    out_.strings.size());', 'out_.strings.data(),\n                    0);', 'test_ui'],
  ['layout: class pages are not list first', 'src/app/view.cc', 'page.column = Page::Column::list_first;', 'page.column = Page::Column::main_first;', 'test_ui'],
  ['layout: no baseline shift', 'src/ui/layout_lines.cc', 'run.y = l.at_y + l.baseline - baseline(run);', 'run.y = l.at_y;', 'test_ui'],
  ['layout: no baseline across cells', 'src/ui/layout_boxes.cc', 'const float by = lowest - cell.text_y - cell.baseline;', 'const float by = 0 * lowest;', 'test_ui'],
  ['layout: no bullets', 'src/ui/layout_boxes.cc', 'if (bullets) out_.boxes[made].dot = true;', 'out_.boxes[made].dot = false;', 'test_ui'],
  ['layout: an unknown region is the flowchart', 'src/ui/layout.cc', 'if (page_.nodes[i].part == Part::flowchart) parts.chart = i;', 'if (page_.nodes[i].part != Part::results) parts.chart = i;', 'test_ui'],
  ['draw: no focus ring', 'src/ui/draw.cc', 'if (look_.focused) each(&Painter::ring);', ';', 'test_ui'],
  ['draw: no mark fill', 'src/ui/draw.cc', 'end.x + end.w - run.x + 2, h}, Ink::mark, 3);', 'end.x + end.w - run.x + 2, h}, Ink::surface, 3);', 'test_ui'],
  ['draw: the path has no color', 'src/ui/draw.cc', 'ink(path ? Ink::accent : Ink::line, labels', 'ink(path ? Ink::line : Ink::line, labels', 'test_ui'],
  ['draw: content off device pixels', 'src/ui/draw.cc', 'ImVec2 at{snap(s.frame.x - off.x), snap(s.frame.y - off.y)};', 'ImVec2 at{s.frame.x - off.x, s.frame.y - off.y};', 'test_ui'],
  ['type: glyphs for ratio 1', 'src/ui/type.cc', 'GetFontBaked(whole, px * ratio / whole)', 'GetFontBaked(whole, px / whole)', 'test_ui'],
  ['ui: scroll offsets are lost', 'src/ui/ui.cc', 'if (id == ids_.back()) appearance_.scroll[i] = offset;', 'if (id == 0) appearance_.scroll[i] = offset;', 'test_ui'],
  ['ui: steps do not start from Fit', 'src/ui/ui.cc', 'std::lround(std::log(layout_.zoom) / std::log(app::kZoomStep))', 'std::lround(0 * std::log(layout_.zoom))', 'test_ui'],
  // runner
  ['runner: an old atlas stays', 'src/platform/runner.cc', 'return atlas.TexList.Size > 1;', 'return false;', 'test_ui'],
  ['draw: a press goes to what is under the pointer', 'src/ui/draw.cc', 'if (p.held.id && p.held != me) return {};', '', 'test_ui'],
  ['runner: a restored context draws nothing', 'src/platform/runner.cc', 'has_backend_ = backend_start(ui.canvas.atlas());\n  must_draw_ = true;', 'has_backend_ = backend_start(ui.canvas.atlas());', 'test_ui'],
  ['damage: clip rectangles out of the hash', 'src/platform/damage.cc', 'if (!within(layer.clip, clip)) {', 'if (false) {', 'test_ui'],
  ['damage: a layer may be seen elsewhere', 'src/platform/damage.cc', 'layer.y == old->y && layer.clip == old->clip)', 'layer.y == old->y)', 'test_ui'],
  ['damage: colors out of the hash', 'src/platform/damage.cc', 'mix(hash ^ v.col, uv)', 'mix(hash, uv)', 'test_ui'],
  ['damage: moves whatever else is there', 'src/platform/damage.cc', 'if (!of || !goes_along(*of, layer, old)) return false;', 'if (!of) return false;', 'test_ui'],
  ['damage: the strip that came into view is not drawn', 'src/platform/damage.cc', 'mark(dy > 0 ? Area{c.x0, c.y0, c.x1, c.y0 + dy} : Area{c.x0, c.y1 + dy, c.x1, c.y1});', ';', 'test_ui'],
  // search
  ["search: vendors' codes are not demoted in 5xx", 'src/search/engine.cc', 'code_score / (statuses[e].owner.empty() ? 1 : 2)', 'code_score / (statuses[e].owner.empty() ? 1 : 1)', 'test_search'],
  ['search: highlights overlap', 'src/search/engine.cc', 'if (spans[i].begin < spans[kept].end)', 'if (false)', 'test_search'],
  // app
  ['app: navigate forgets the zoom', 'src/app/reduce.cc', 'if (state.view == before.view) state.zoom = before.zoom;', ';', 'test_ui'],
  ['app: undo announces nothing', 'src/app/reduce.cc', 'state.announce = walk.question->ask;', 'state.announce = std::string_view();', 'test_app'],
  ['app: a field of several lines is one of one', 'src/app/page_html.cc', 'const bool lines = n.flags & multiline;', 'const bool lines = n.flags & current;', 'test_app'],
  // registry and datac
  ['registry: rising accepts a wrap-around', 'src/registry/unpack.cc', 'if (value < before) fail();', ';', 'test_registry'],
  ['datac: the default chart need not reach experimental codes', 'src/tools/datac/check.cc', ' || s.standing == registry::Standing::experimental;', ';', 'test_datac'],
];
