# What zsh offers for a line: zsh -f completes.zsh FOLDER OUT LINE, where FOLDER has _statusatlas. Completion runs only
# where somebody types, so a zsh of its own gets the line and the Tab key in a terminal that is none (zsh/zpty). Every
# match passes through compadd, which writes it to OUT; a line with a dot says that there are no more.
zmodload zsh/zpty
print -r -- '
PS1= PS2= RPS1=
fpath=('${(q)1}' $fpath)
autoload -Uz compinit; compinit -D -u
compadd() {
  # With -O, -A or -D it adds nothing.
  if [[ " ${(j: :)@[1,(i)(-|--)]} " != *" -"[a-zA-Z]#[OAD]" "* ]]; then
    local -a matches
    builtin compadd -A matches "$@"
    print -rl -- $matches >>'${(q)2}'
  fi
  builtin compadd "$@"
}
take() { _main_complete; print . >>'${(q)2}' }
zle -C take complete-word take
bindkey "^I" take
print ready >'${(q)2}'
' >$2.rc
until_there() { repeat 400; do grep -qx $1 $2 2>/dev/null && return; sleep 0.05; done; print -u2 "zsh never says $1"; exit 1 }
zpty inner zsh -f -i
zpty -w inner ". ${(q)2}.rc"
until_there ready $2
: >$2
zpty -n -w inner $3$'\t'
until_there '\.' $2
zpty -d inner
